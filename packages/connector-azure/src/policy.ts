import type { Fetch } from '@cadastre/core';
import { actionOf } from './arm/arm-path.js';
import { typeInCall } from './arm/resource-graph.js';
import { graphPermissionsOf } from './graph/graph-permissions.js';
import { SCOPE_CALLS } from './scopes.js';

/** What an application must be given to read everything that the fetches read. */
export interface AzurePolicy {
  /** A custom role, for the root management group or for each subscription. */
  readonly customRole: {
    readonly Name: string;
    readonly Description: string;
    readonly Actions: readonly string[];
    readonly DataActions: readonly string[];
    readonly AssignableScopes: readonly string[];
  };
  /** Application permissions of Microsoft Graph. */
  readonly graphPermissions: readonly string[];
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
    customRole: {
      Name: 'Cadastre Reader',
      Description: 'What Cadastre reads, and nothing else.',
      Actions: sorted(arm.flatMap(actionsOf)),
      DataActions: sorted(calls.flatMap((call) => VAULT_ACTIONS[call] ?? [])),
      AssignableScopes: ['/providers/Microsoft.Management/managementGroups/{root management group}'],
    },
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
