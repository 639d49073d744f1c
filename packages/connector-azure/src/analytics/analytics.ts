import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import {
  AzureSynapseDedicatedSqlPool,
  AzureSynapseFirewallRule,
  AzureSynapseSparkPool,
  AzureSynapseWorkspace,
} from '../generated/index.js';
import { withKeys } from '../key-vault/vault-keys.js';

const WORKSPACES = 'Microsoft.Synapse/workspaces';
const WORKSPACE = `${WORKSPACES}/{workspace}`;
const VERSION = '2021-06-01';

export const synapseWorkspaces = resourceFetch(AzureSynapseWorkspace, WORKSPACES, withKeys);

export const synapseSqlPools = armFetch(AzureSynapseDedicatedSqlPool, `${WORKSPACE}/sqlPools`, VERSION);

export const synapseSparkPools = armFetch(AzureSynapseSparkPool, `${WORKSPACE}/bigDataPools`, VERSION);

export const synapseFirewallRules = armFetch(AzureSynapseFirewallRule, `${WORKSPACE}/firewallRules`, VERSION);
