import type { AzureResource, MakeResources } from '../azure-estate.js';

const AUTHORIZATION = 'providers/Microsoft.Authorization';
const BUILT_IN_POLICY = `/${AUTHORIZATION}/policyDefinitions/404c3081-a854-4457-ae30-26a93ef643f9`;
const BENCHMARK = `/${AUTHORIZATION}/policySetDefinitions/1f3afdf9-d0c9-4c3d-847f-89da613e70a8`;

/** Policies, locks, and what Defender for Cloud has to say. */
export const governanceResources: MakeResources = ({ tenant, subscription, group, name }) => {
  const here = `/subscriptions/${subscription}`;
  const groups = '/providers/Microsoft.Management/managementGroups';
  const own = `${here}/${AUTHORIZATION}/policyDefinitions/allowed-locations`;
  const account = `${group}/providers/Microsoft.Storage/storageAccounts/${name}assets`;
  return [
    definition(BUILT_IN_POLICY, 'Secure transfer to storage accounts should be enabled', 'BuiltIn'),
    definition(BENCHMARK, 'Microsoft cloud security benchmark', 'BuiltIn', [BUILT_IN_POLICY]),
    definition(own, 'Allowed locations', 'Custom'),
    assignment(`${groups}/${tenant}`, 'benchmark', BENCHMARK),
    assignment(`${groups}/platform`, 'secure-transfer', BUILT_IN_POLICY),
    assignment(here, 'locations', own),
    assignment(group, 'secure-transfer', BUILT_IN_POLICY),
    lock(here, 'no-delete', 'CanNotDelete'),
    lock(group, 'read-only', 'ReadOnly'),
    lock(`${group}/providers/Microsoft.OperationalInsights/workspaces/${name}-logs`, 'keep-logs', 'CanNotDelete'),
    plan(here, 'VirtualMachines', 'Standard', 'P2'),
    plan(here, 'KeyVaults', 'Free'),
    assessment(account, '1c5de8e1-f68d-6a17-e0d2-ec259c42768c', 'Storage account public access should be disallowed'),
    assessment(here, '0876ef51-fee7-449d-ba1e-f2662c7e43c6', 'Microsoft Defender for App Service should be enabled'),
    {
      id: `${here}/providers/Microsoft.Security/securityContacts/default1`,
      type: 'Microsoft.Security/securityContacts',
      name: 'default1',
      location: 'West Europe',
      properties: {
        emails: 'security@example.com',
        phone: '+31000000000',
        notificationsByRole: { state: 'On', roles: ['Owner'] },
        isEnabled: true,
        notificationsSources: [
          { sourceType: 'Alert', minimalSeverity: 'High' },
          { sourceType: 'AttackPath', minimalRiskLevel: 'Critical' },
        ],
      },
    },
  ];
};

function definition(id: string, displayName: string, policyType: string, policies?: readonly string[]): AzureResource {
  const kind = policies === undefined ? 'policyDefinitions' : 'policySetDefinitions';
  return {
    id,
    type: `Microsoft.Authorization/${kind}`,
    name: id.slice(id.lastIndexOf('/') + 1),
    properties: {
      displayName,
      policyType,
      description: `${displayName}.`,
      metadata: { version: '1.0.0', category: 'Storage' },
      ...(policies === undefined
        ? { mode: 'Indexed' }
        : { policyDefinitions: policies.map((policyDefinitionId) => ({ policyDefinitionId })) }),
    },
  };
}

function assignment(scope: string, name: string, policyDefinitionId: string): AzureResource {
  return {
    id: `${scope}/${AUTHORIZATION}/policyAssignments/${name}`,
    type: 'Microsoft.Authorization/policyAssignments',
    name,
    properties: {
      displayName: name,
      policyDefinitionId,
      scope,
      notScopes: [],
      parameters: { webhook: { value: 'canary-policy-parameter-not-a-secret' } },
      metadata: {
        createdBy: '0c0c0c0c-0000-4000-8000-000000000002',
        createdOn: '2025-03-01T08:00:00.0000000Z',
        updatedOn: null,
      },
      enforcementMode: 'Default',
    },
  };
}

function lock(scope: string, name: string, level: string): AzureResource {
  return {
    id: `${scope}/${AUTHORIZATION}/locks/${name}`,
    type: 'Microsoft.Authorization/locks',
    name,
    properties: { level, notes: 'Ask the platform team first.' },
  };
}

function plan(here: string, name: string, pricingTier: string, subPlan?: string): AzureResource {
  return {
    id: `${here}/providers/Microsoft.Security/pricings/${name}`,
    type: 'Microsoft.Security/pricings',
    name,
    properties: {
      pricingTier,
      freeTrialRemainingTime: 'PT0S',
      ...(subPlan === undefined
        ? { resourcesCoverageStatus: 'NotCovered' }
        : {
            subPlan,
            enablementTime: '2025-03-01T08:00:00.0000000Z',
            enforce: 'False',
            resourcesCoverageStatus: 'FullyCovered',
            extensions: [
              { name: 'AgentlessVmScanning', isEnabled: 'True' },
              { name: 'FileIntegrityMonitoring', isEnabled: 'False' },
            ],
          }),
    },
  };
}

function assessment(resource: string, name: string, displayName: string): AzureResource {
  const isSubscription = resource.split('/').length === 3;
  return {
    id: `${resource}/providers/Microsoft.Security/assessments/${name}`,
    type: 'Microsoft.Security/assessments',
    name,
    properties: {
      displayName,
      resourceDetails: { Source: 'Azure', Id: resource },
      status: { code: isSubscription ? 'Healthy' : 'Unhealthy', statusChangeDate: '2025-03-02T08:00:00.0000000Z' },
      metadata: {
        displayName,
        description: `Why: ${displayName}.`,
        remediationDescription: 'Turn it off.',
        severity: 'Medium',
        assessmentType: 'BuiltIn',
        categories: ['Data'],
        partnerData: { partnerName: 'Example', secret: 'canary-partner-secret-not-a-secret' },
      },
    },
  };
}
