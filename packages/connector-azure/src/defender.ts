import type { RecordOf } from '@cadastre/core';
import { allAppliesTo } from './applies-to.js';
import { armFetch, defineFetch, resourceCalls } from './define-fetch.js';
import { AzureDefenderPlan, AzureSecurityAssessment, AzureSecurityContact } from './generated/index.js';
import { shaped } from './shaped.js';

const PLANS = '/subscriptions/{subscription}/providers/Microsoft.Security/pricings';
const ASSESSMENTS = 'Microsoft.Security/assessments';

export const defenderPlans = defineFetch({
  emits: AzureDefenderPlan,
  calls: [`GET ${PLANS}`],
  async *fetch({ arm, scope: { subscription } }) {
    type Plan = RecordOf<typeof AzureDefenderPlan> & {
      readonly properties?: { readonly extensions?: readonly { readonly name: string; readonly isEnabled?: string }[] };
    };
    for await (const plan of arm.listIn<Plan>('value', PLANS, { subscription, 'api-version': '2024-01-01' })) {
      const enabled = plan.properties?.extensions?.filter(({ isEnabled }) => isEnabled === 'True') ?? [];
      yield { ...plan, EnabledExtensions: enabled.map(({ name }) => name) };
    }
  },
});

export const securityAssessments = defineFetch({
  emits: AzureSecurityAssessment,
  calls: resourceCalls(ASSESSMENTS),
  async *fetch({ resources }) {
    // Recorded answers write these names with a capital; Microsoft's reference does not.
    type Details = { readonly Id?: string; readonly id?: string; readonly Source?: string; readonly source?: string };
    type Assessment = RecordOf<typeof AzureSecurityAssessment> & {
      readonly properties?: { readonly resourceDetails?: Details };
    };
    for await (const assessment of resources<Assessment>(ASSESSMENTS)) {
      const { Id, id: ResourceId = Id, Source, source = Source } = assessment.properties?.resourceDetails ?? {};
      // What stands elsewhere has the id of the connector that it is seen through.
      const [Resource] = source === 'Azure' && ResourceId ? allAppliesTo([ResourceId]).Resources : [];
      yield { ...assessment, ResourceId, Source: source, On: { Resource } };
    }
  },
});

/** No stable version of it has ever been published, and the one of 2020 is described as a bare list, which no other answer is. */
export const securityContacts = shaped(
  armFetch(AzureSecurityContact, 'Microsoft.Security/securityContacts', '2023-12-01-preview'),
  (contact: { readonly properties?: { readonly notificationsSources?: readonly NotificationSource[] } }) => {
    const sources = contact.properties?.notificationsSources ?? [];
    const of = (kind: string) => sources.find(({ sourceType }) => sourceType === kind);
    return {
      ...contact,
      AlertSeverity: of('Alert')?.minimalSeverity,
      AttackPathRisk: of('AttackPath')?.minimalRiskLevel,
    };
  },
);

interface NotificationSource {
  readonly sourceType?: string;
  readonly minimalSeverity?: string;
  readonly minimalRiskLevel?: string;
}
