import type { Emission, RecordOf } from '@cadastre/core';
import {
  AzureCDBPrivateEndpointConnection,
  AzureCosmosDBAccount,
  AzureCosmosDBAccountFailoverPolicy,
  AzureCosmosDBCorsPolicy,
  AzureCosmosDBLocation,
  AzureCosmosDBVirtualNetworkRule,
} from '../generated/index.js';
import { keyRef } from '../key-vault/vault-keys.js';

type Location = RecordOf<typeof AzureCosmosDBLocation>;
type Of<Part> = Omit<Part, 'Parent' | 'Position'>;

/** An account with what its answer holds of its own. */
interface CosmosAccount extends RecordOf<typeof AzureCosmosDBAccount> {
  readonly id?: string | null;
  readonly properties?: RecordOf<typeof AzureCosmosDBAccount>['properties'] & {
    readonly locations?: readonly Location[];
    readonly writeLocations?: readonly Location[];
    readonly readLocations?: readonly Location[];
    readonly failoverPolicies?: readonly Of<RecordOf<typeof AzureCosmosDBAccountFailoverPolicy>>[];
    readonly cors?: readonly Of<RecordOf<typeof AzureCosmosDBCorsPolicy>>[];
    readonly virtualNetworkRules?: readonly Of<RecordOf<typeof AzureCosmosDBVirtualNetworkRule>>[];
    readonly privateEndpointConnections?: readonly Of<RecordOf<typeof AzureCDBPrivateEndpointConnection>>[];
  };
}

/** An account, and each part of its answer that is a node. */
export function* cosmosParts(account: CosmosAccount): Generator<Emission> {
  const { id: Parent, properties = {} } = account;
  const { locations = [], writeLocations = [], readLocations = [] } = properties;
  yield { schema: AzureCosmosDBAccount, record: { ...account, ...keyRef(properties.keyVaultKeyUri) } };
  const everywhere = [...readLocations, ...writeLocations, ...locations];
  for (const location of new Map(everywhere.map((location) => [location.id, location])).values())
    yield { schema: AzureCosmosDBLocation, record: location };
  const part = (schema: Emission['schema'], records: readonly object[] = []): Emission[] =>
    records.map((record, position) => ({ schema, record: { ...record, Parent, Position: String(position) } }));
  yield* part(AzureCosmosDBAccountFailoverPolicy, properties.failoverPolicies);
  yield* part(AzureCosmosDBCorsPolicy, properties.cors);
  yield* part(AzureCosmosDBVirtualNetworkRule, properties.virtualNetworkRules);
  yield* part(AzureCDBPrivateEndpointConnection, properties.privateEndpointConnections);
}
