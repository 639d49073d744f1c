import type { Content } from './directory.js';
import { groupId, PROGRAM, personId } from './directory-ids.js';

const ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
const READER = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';
const LOCATION = '0a0b0c0d-0000-4000-8000-000000000001';

const role = (id: string, displayName: string) => ({
  id,
  templateId: id,
  displayName,
  isBuiltIn: true,
  isEnabled: true,
  resourceScopes: ['/'],
  rolePermissions: [{ allowedResourceActions: [`microsoft.directory/${displayName.length}/read`] }],
});
const held = (id: string, principalId: string, roleDefinitionId: string, directoryScopeId = '/') => {
  return { id, principalId, roleDefinitionId, directoryScopeId };
};

/** Roles of the directory with who has them, and the conditions of signing in, by path of Microsoft Graph. */
export function access(): readonly Content[] {
  return [
    [
      '/beta/roleManagement/directory/roleDefinitions',
      [role(ADMINISTRATOR, 'Global Administrator'), role(READER, 'Directory Readers')],
    ],
    [
      '/v1.0/roleManagement/directory/roleAssignments',
      [
        held('held-1', personId('ada'), ADMINISTRATOR),
        held('held-2', groupId('administrators'), ADMINISTRATOR),
        held('held-3', PROGRAM, READER, '/administrativeUnits/06060606-0000-4000-8000-000000000001'),
        held('held-4', personId('grace'), READER, '/0d0d0d0d-0000-4000-8000-000000000002'),
      ],
    ],
    [
      '/v1.0/roleManagement/directory/roleEligibilityScheduleInstances',
      [
        {
          ...held('eligible-1', personId('grace'), ADMINISTRATOR),
          memberType: 'Direct',
          startDateTime: '2026-01-01T00:00:00Z',
          endDateTime: null,
        },
      ],
    ],
    [
      '/v1.0/identity/conditionalAccess/policies',
      [
        {
          id: '0a0b0c0d-0000-4000-8000-000000000002',
          displayName: 'Second factor for everybody',
          state: 'enabled',
          createdDateTime: '2025-01-01T00:00:00.1234567Z',
          conditions: {
            clientAppTypes: ['all'],
            users: {
              includeUsers: ['All'],
              excludeUsers: [personId('ada')],
              includeGroups: [],
              excludeGroups: [groupId('laptops')],
              includeRoles: [],
              excludeRoles: [],
            },
            applications: {
              includeApplications: ['All'],
              excludeApplications: ['0d0d0d0d-0000-4000-8000-000000000012'],
            },
            locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted', LOCATION] },
          },
          grantControls: { operator: 'OR', builtInControls: ['mfa'] },
          sessionControls: null,
        },
        {
          id: '0a0b0c0d-0000-4000-8000-000000000003',
          displayName: 'Administrators by key',
          state: 'enabledForReportingButNotEnforced',
          conditions: {
            clientAppTypes: ['all'],
            users: { includeUsers: [], includeRoles: [ADMINISTRATOR], excludeUsers: [] },
            applications: { includeApplications: ['0d0d0d0d-0000-4000-8000-000000000011'] },
            locations: null,
          },
          grantControls: {
            operator: 'AND',
            builtInControls: [],
            authenticationStrength: { displayName: 'Phishing-resistant' },
          },
          sessionControls: { signInFrequency: { value: 8, type: 'hours' } },
        },
      ],
    ],
    [
      '/v1.0/identity/conditionalAccess/namedLocations',
      [
        {
          '@odata.type': '#microsoft.graph.ipNamedLocation',
          id: LOCATION,
          displayName: 'Office',
          isTrusted: true,
          ipRanges: [{ cidrAddress: '203.0.113.0/24' }],
        },
        {
          '@odata.type': '#microsoft.graph.countryNamedLocation',
          id: '0a0b0c0d-0000-4000-8000-000000000004',
          displayName: 'Home',
          countriesAndRegions: ['NL'],
          includeUnknownCountriesAndRegions: false,
        },
      ],
    ],
    [
      '/v1.0/policies/identitySecurityDefaultsEnforcementPolicy',
      { id: '00000000-0000-0000-0000-000000000005', isEnabled: false },
    ],
    [
      '/v1.0/domains/corp.example.com/federationConfiguration',
      [
        {
          id: '0a0b0c0d-0000-4000-8000-000000000005',
          displayName: 'Okta',
          issuerUri: 'http://www.okta.com/exk1example',
          passiveSignInUri: 'https://example.okta.com/app/office365/exk1example/sso/wsfed/passive',
          preferredAuthenticationProtocol: 'wsFed',
          federatedIdpMfaBehavior: 'acceptIfMfaDoneByFederatedIdp',
          signingCertificate: 'canary-signing-certificate-not-a-secret',
        },
      ],
    ],
  ];
}
