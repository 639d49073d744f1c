import type { MakeResources } from '../azure-estate.js';
import { canary, resourceAt } from './resource-at.js';

const reference = (type: string, referenceName: string) => ({ type: `${type}Reference`, referenceName });

/** Two factories, each with a pipeline that copies within a loop. */
export const dataFactoryResources: MakeResources = ({ group, location, name }) =>
  ['etl', 'reports'].flatMap((what) => {
    const factory = `${group}/providers/Microsoft.DataFactory/factories/${what}-${name}`;
    const service = (linked: string, type: string, typeProperties: object) =>
      resourceAt(`${factory}/linkedservices/${linked}`, {
        properties: {
          type,
          typeProperties,
          connectVia: reference('IntegrationRuntime', 'onPremises'),
          annotations: [canary('annotation')],
        },
      });
    const dataset = (set: string, linked: string) =>
      resourceAt(`${factory}/datasets/${set}`, {
        properties: {
          type: 'DelimitedText',
          linkedServiceName: reference('LinkedService', linked),
          typeProperties: { location: { type: 'HttpServerLocation', relativeUrl: canary('dataset') } },
        },
      });
    const copy = {
      name: 'Copy',
      type: 'Copy',
      inputs: [reference('Dataset', 'Orders')],
      outputs: [reference('Dataset', 'Lake')],
    };
    return [
      resourceAt(factory, {
        location,
        identity: { type: 'SystemAssigned', principalId: '0d0d0d0d-0000-4000-8000-000000000007' },
        tags: { environment: name },
        properties: {
          provisioningState: 'Succeeded',
          createTime: '2025-03-01T08:00:00.4879451Z',
          version: '2018-06-01',
          publicNetworkAccess: 'Enabled',
          encryption: { vaultBaseUrl: `https://${name}-keys.vault.azure.net/`, keyName: 'data', keyVersion: '1' },
          repoConfiguration: { type: 'FactoryGitHubConfiguration', accountName: 'example', repositoryName: 'data' },
          globalParameters: { key: { type: 'String', value: canary('global') } },
        },
      }),
      resourceAt(`${factory}/integrationruntimes/onPremises`, {
        properties: { type: 'SelfHosted', typeProperties: { linkedInfo: { key: canary('runtime') } } },
      }),
      service('Vault', 'AzureKeyVault', { baseUrl: `https://${name}-keys.vault.azure.net/` }),
      service('Shop', 'SqlServer', {
        connectionString: `Server=shop;Password=${canary('sql')}`,
        encryptedCredential: canary('credential'),
        password: { type: 'AzureKeyVaultSecret', store: reference('LinkedService', 'Vault'), secretName: 'shop' },
      }),
      service('Lake', 'AzureBlobFS', { accountKey: { type: 'SecureString', value: canary('account-key') } }),
      dataset('Orders', 'Shop'),
      dataset('Lake', 'Lake'),
      resourceAt(`${factory}/pipelines/Nightly`, {
        properties: {
          description: 'Copies the orders of the day.',
          activities: [{ name: 'Each', type: 'ForEach', typeProperties: { isSequential: true, activities: [copy] } }],
          parameters: { token: { type: 'String', defaultValue: canary('pipeline') } },
        },
      }),
    ];
  });
