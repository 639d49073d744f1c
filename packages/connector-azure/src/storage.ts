import type { RecordOf } from '@cadastre/core';
import { armPath, armValues } from './arm-path.js';
import { orAbsent } from './classify.js';
import { armFetch, defineFetch, resourceFetch } from './define-fetch.js';
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
} from './generated/index.js';
import { keyRef } from './key-id.js';
import { onlyWhere, shaped } from './shaped.js';

const ACCOUNTS = 'Microsoft.Storage/storageAccounts';
const ACCOUNT = `${ACCOUNTS}/{account}`;
const VERSION = '2023-05-01';

/** An account has an endpoint for each service that its kind has, and for no other. */
interface Endpoints {
  readonly blob_endpoint?: string | null;
  readonly file_endpoint?: string | null;
  readonly queue_endpoint?: string | null;
  readonly table_endpoint?: string | null;
}

export const storageAccounts = shaped(
  resourceFetch(AzureStorageAccount, ACCOUNTS),
  (account: RecordOf<typeof AzureStorageAccount>) => {
    const { keyvaulturi, keyname } = account.properties?.encryption?.keyvaultproperties ?? {};
    return { ...account, ...(keyname ? keyRef(`${keyvaulturi}/keys/${keyname}`) : {}) };
  },
);

export const blobServices = onlyWhere(
  armFetch(AzureStorageBlobService, `${ACCOUNT}/blobServices`, VERSION),
  ({ blob_endpoint }: Endpoints) => !!blob_endpoint,
);
export const blobContainers = armFetch(
  AzureStorageBlobContainer,
  `${ACCOUNT}/blobServices/{service}/containers`,
  VERSION,
);

export const fileServices = onlyWhere(
  armFetch(AzureStorageFileService, `${ACCOUNT}/fileServices`, VERSION),
  ({ file_endpoint }: Endpoints) => !!file_endpoint,
);
export const fileShares = armFetch(AzureStorageFileShare, `${ACCOUNT}/fileServices/{service}/shares`, VERSION);

export const queueServices = onlyWhere(
  armFetch(AzureStorageQueueService, `${ACCOUNT}/queueServices`, VERSION),
  ({ queue_endpoint }: Endpoints) => !!queue_endpoint,
);
export const queues = armFetch(AzureStorageQueue, `${ACCOUNT}/queueServices/{service}/queues`, VERSION);

export const tableServices = onlyWhere(
  armFetch(AzureStorageTableService, `${ACCOUNT}/tableServices`, VERSION),
  ({ table_endpoint }: Endpoints) => !!table_endpoint,
);
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
