import { armFetch, resourceFetch } from './define-fetch.js';
import { AzureStorageAccount, AzureStorageBlobContainer } from './generated/index.js';

const ACCOUNT = 'Microsoft.Storage/storageAccounts';

export const storageAccounts = resourceFetch(AzureStorageAccount, ACCOUNT);

export const blobContainers = armFetch(
  AzureStorageBlobContainer,
  `${ACCOUNT}/{account}/blobServices/default/containers`,
  '2023-05-01',
);
