import type { Fetch } from '@cadastre/core';
import { actionOf } from './arm/arm-path.js';
import { typeInCall } from './arm/resource-graph.js';
import { graphPermissionsOf } from './graph/graph-permissions.js';
import { SCOPE_CALLS } from './scopes.js';

/** What an application must be given to read everything that the fetches read. */
export interface AzurePolicy {
  /**
   * Custom roles. The rights of vaults stand in one of their own: a role with data actions cannot be assigned on a management group,
   * https://learn.microsoft.com/azure/role-based-access-control/custom-roles#custom-role-limits.
   */
  readonly customRoles: readonly CustomRole[];
  /** Application permissions of Microsoft Graph. */
  readonly graphPermissions: readonly string[];
}

/** A role as `az role definition create` takes it. */
interface CustomRole {
  readonly Name: string;
  readonly Description: string;
  readonly Actions: readonly string[];
  readonly DataActions: readonly string[];
  readonly AssignableScopes: readonly string[];
}

/** The rights of the Key Vault data plane: names and dates, never values. */
const VAULT_ACTIONS: Readonly<Record<string, string>> = {
  'GET /secrets': 'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
  'GET /keys': 'Microsoft.KeyVault/vaults/keys/read',
  'GET /certificates': 'Microsoft.KeyVault/vaults/certificates/read',
};

/** The least that is needed: exactly the rights of the calls that the fetches declare. */
export function azurePolicy(fetches: readonly Pick<Fetch, 'calls'>[]): AzurePolicy {
  const calls = [...new Set([...SCOPE_CALLS, ...fetches.flatMap((fetch) => fetch.calls)])];
  const isGraph = (call: string) => /^(?:GET|POST) \/(?:v1\.0|beta)\//.test(call);
  const arm = calls.filter((call) => !isGraph(call) && !(call in VAULT_ACTIONS));
  return {
    customRoles: [
      {
        Name: 'Cadastre Reader',
        Description: 'What Cadastre reads, and nothing else.',
        Actions: sorted(arm.flatMap(actionsOf)),
        DataActions: [],
        AssignableScopes: ['/providers/Microsoft.Management/managementGroups/{root management group}'],
      },
      {
        Name: 'Cadastre Vault Reader',
        Description: 'Names and dates of what is in vaults; no values.',
        Actions: [],
        DataActions: sorted(calls.flatMap((call) => VAULT_ACTIONS[call] ?? [])),
        AssignableScopes: ['/subscriptions/{subscription}'],
      },
    ],
    graphPermissions: sorted(calls.filter(isGraph).flatMap(graphPermissionsOf)),
  };
}

function actionsOf(call: string): readonly string[] {
  const type = typeInCall(call);
  if (type !== undefined) return ['Microsoft.ResourceGraph/resources/read', `${type}/read`];
  return [actionOf(call.replace(/^\w+ /, ''))];
}

function sorted(items: readonly string[]): readonly string[] {
  return [...new Set(items)].sort();
}
