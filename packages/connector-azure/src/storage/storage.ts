import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import { armPath, armValues } from '../arm/arm-path.js';
import { orAbsent } from '../classify.js';
import { defineFetch } from '../define-fetch.js';
import {
  AzureStorageAccount,
  AzureStorageAccountLifecycle,
  AzureStorageBlobContainer,
  AzureStorageBlobService,
  AzureStorageFileService,
  AzureStorageFileShare,
  AzureStorageQueue,
  AzureStorageQueueService,
  AzureStorageTable,
  AzureStorageTableService,
} from '../generated/index.js';
import { keyRef } from '../key-vault/vault-keys.js';

const ACCOUNTS = 'Microsoft.Storage/storageAccounts';
const ACCOUNT = `${ACCOUNTS}/{account}`;
const VERSION = '2023-05-01';

export const storageAccounts = resourceFetch(AzureStorageAccount, ACCOUNTS, (account) => {
  const { keyvaulturi, keyname } = account.properties?.encryption?.keyvaultproperties ?? {};
  return { ...account, ...(keyname ? keyRef(`${keyvaulturi}/keys/${keyname}`) : {}) };
});

/** An account has an endpoint for each service that its kind has, and for no other. */
export const blobServices = armFetch(AzureStorageBlobService, `${ACCOUNT}/blobServices`, VERSION, {
  when: ({ blob_endpoint }) => !!blob_endpoint,
});
export const blobContainers = armFetch(
  AzureStorageBlobContainer,
  `${ACCOUNT}/blobServices/{service}/containers`,
  VERSION,
);

export const fileServices = armFetch(AzureStorageFileService, `${ACCOUNT}/fileServices`, VERSION, {
  when: ({ file_endpoint }) => !!file_endpoint,
});
export const fileShares = armFetch(AzureStorageFileShare, `${ACCOUNT}/fileServices/{service}/shares`, VERSION);

export const queueServices = armFetch(AzureStorageQueueService, `${ACCOUNT}/queueServices`, VERSION, {
  when: ({ queue_endpoint }) => !!queue_endpoint,
});
export const queues = armFetch(AzureStorageQueue, `${ACCOUNT}/queueServices/{service}/queues`, VERSION);

export const tableServices = armFetch(AzureStorageTableService, `${ACCOUNT}/tableServices`, VERSION, {
  when: ({ table_endpoint }) => !!table_endpoint,
});
export const tables = armFetch(AzureStorageTable, `${ACCOUNT}/tableServices/{service}/tables`, VERSION);

const LIFECYCLE = armPath(`${ACCOUNT}/managementPolicies/default`);

interface Lifecycle {
  readonly properties?: {
    readonly lastModifiedTime?: string;
    readonly policy?: { readonly rules?: readonly { readonly name?: string; readonly enabled?: boolean }[] };
  };
}

export const storageLifecycle = defineFetch({
  emits: AzureStorageAccountLifecycle,
  calls: [`GET ${LIFECYCLE}`],
  async *fetch({ arm, parent }) {
    if (!parent.blob_endpoint) return;
    const asked = arm.get<Lifecycle>(LIFECYCLE, { ...armValues(LIFECYCLE, parent.id), 'api-version': VERSION });
    const found = await orAbsent(asked, 'ManagementPolicyNotFound');
    if (found === undefined) return;
    const rules = found.properties?.policy?.rules ?? [];
    // A rule is in force unless it says otherwise.
    const EnabledRules = rules.filter(({ enabled }) => enabled !== false).map(({ name = '' }) => name);
    yield { properties: { policy: undefined, lastModifiedTime: undefined }, ...found, EnabledRules };
  },
});
