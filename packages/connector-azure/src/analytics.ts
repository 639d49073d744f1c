import { armFetch, resourceFetch } from './define-fetch.js';
import { withKeys } from './encryption-keys.js';
import {
  AzureSynapseDedicatedSqlPool,
  AzureSynapseFirewallRule,
  AzureSynapseSparkPool,
  AzureSynapseWorkspace,
} from './generated/index.js';
import { shaped } from './shaped.js';

const WORKSPACES = 'Microsoft.Synapse/workspaces';
const WORKSPACE = `${WORKSPACES}/{workspace}`;
const VERSION = '2021-06-01';

export const synapseWorkspaces = shaped(resourceFetch(AzureSynapseWorkspace, WORKSPACES), withKeys);

export const synapseSqlPools = armFetch(AzureSynapseDedicatedSqlPool, `${WORKSPACE}/sqlPools`, VERSION);

export const synapseSparkPools = armFetch(AzureSynapseSparkPool, `${WORKSPACE}/bigDataPools`, VERSION);

export const synapseFirewallRules = armFetch(AzureSynapseFirewallRule, `${WORKSPACE}/firewallRules`, VERSION);
