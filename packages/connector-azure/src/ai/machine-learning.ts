import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import {
  AzureMachineLearningCompute,
  AzureMachineLearningDatastore,
  AzureMachineLearningOnlineEndpoint,
  AzureMachineLearningWorkspace,
} from '../generated/index.js';
import { withKeys } from '../key-vault/vault-keys.js';

const WORKSPACES = 'Microsoft.MachineLearningServices/workspaces';
const WORKSPACE = `${WORKSPACES}/{workspace}`;
const VERSION = '2023-04-01';

export const mlWorkspaces = resourceFetch(AzureMachineLearningWorkspace, WORKSPACES, withKeys);

export const mlComputes = armFetch(AzureMachineLearningCompute, `${WORKSPACE}/computes`, VERSION);

export const mlOnlineEndpoints = armFetch(AzureMachineLearningOnlineEndpoint, `${WORKSPACE}/onlineEndpoints`, VERSION);

export const mlDatastores = armFetch(AzureMachineLearningDatastore, `${WORKSPACE}/datastores`, VERSION);
