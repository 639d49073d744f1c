import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import { allAppliesTo } from '../authorization/applies-to.js';
import { AzureDefenderPlan, AzureSecurityAssessment, AzureSecurityContact } from '../generated/index.js';

interface Plan {
  readonly properties?: { readonly extensions?: readonly { readonly name: string; readonly isEnabled?: string }[] };
}

export const defenderPlans = armFetch(AzureDefenderPlan, 'Microsoft.Security/pricings', '2024-01-01', {
  shape: (plan: Plan) => {
    const enabled = plan.properties?.extensions?.filter(({ isEnabled }) => isEnabled === 'True') ?? [];
    return { ...plan, EnabledExtensions: enabled.map(({ name }) => name) };
  },
});

interface Assessment {
  // Recorded answers write these names with a capital; Microsoft's reference does not.
  readonly properties?: {
    readonly resourceDetails?: Readonly<Partial<Record<'Id' | 'id' | 'Source' | 'source', string>>>;
  };
}

export const securityAssessments = resourceFetch(
  AzureSecurityAssessment,
  'Microsoft.Security/assessments',
  (assessment: Assessment) => {
    const { Id, id: ResourceId = Id, Source, source = Source } = assessment.properties?.resourceDetails ?? {};
    // What stands elsewhere has the id of the connector that it is seen through.
    const [Resource] = source === 'Azure' && ResourceId ? allAppliesTo([ResourceId]).Resources : [];
    return { ...assessment, ResourceId, Source: source, On: { Resource } };
  },
);

interface NotificationSource {
  readonly sourceType?: string;
  readonly minimalSeverity?: string;
  readonly minimalRiskLevel?: string;
}

interface Contact {
  readonly properties?: { readonly notificationsSources?: readonly NotificationSource[] };
}

/** No stable version of it has ever been published, and the one of 2020 is described as a bare list, which no other answer is. */
export const securityContacts = armFetch(
  AzureSecurityContact,
  'Microsoft.Security/securityContacts',
  '2023-12-01-preview',
  {
    shape: (contact: Contact) => {
      const sources = contact.properties?.notificationsSources ?? [];
      const of = (kind: string) => sources.find(({ sourceType }) => sourceType === kind);
      return {
        ...contact,
        AlertSeverity: of('Alert')?.minimalSeverity,
        AttackPathRisk: of('AttackPath')?.minimalRiskLevel,
      };
    },
  },
);
