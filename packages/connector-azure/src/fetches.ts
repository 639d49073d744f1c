import type { Fetch } from '@cadastre/core';
import * as administrativeUnits from './administrative-units.js';
import * as ai from './ai.js';
import * as analytics from './analytics.js';
import * as apiManagement from './api-management.js';
import * as applicationGateways from './application-gateways.js';
import * as compute from './compute.js';
import * as conditionalAccess from './conditional-access.js';
import * as containers from './containers.js';
import type { AzureContext } from './context.js';
import * as cosmos from './cosmos.js';
import * as dataFactory from './data-factory.js';
import * as defender from './defender.js';
import * as denyAssignments from './deny-assignments.js';
import * as diagnosticSettings from './diagnostic-settings.js';
import * as dns from './dns.js';
import * as entraAccess from './entra-access.js';
import * as entraApplications from './entra-applications.js';
import * as entraDevices from './entra-devices.js';
import * as entraGroups from './entra-groups.js';
import * as entraLinks from './entra-links.js';
import * as entraOrganization from './entra-organization.js';
import * as entraRoles from './entra-roles.js';
import * as entraUsers from './entra-users.js';
import * as eventGrid from './event-grid.js';
import * as firewalls from './firewalls.js';
import * as flexibleServers from './flexible-servers.js';
import * as frontDoors from './front-doors.js';
import * as gateways from './gateways.js';
import * as governance from './governance.js';
import * as identities from './identities.js';
import * as intune from './intune.js';
import * as keyVault from './key-vault.js';
import * as licences from './licences.js';
import * as loadBalancers from './load-balancers.js';
import * as machineLearning from './machine-learning.js';
import * as messaging from './messaging.js';
import * as monitoring from './monitoring.js';
import * as network from './network.js';
import * as networkRules from './network-rules.js';
import * as networkWatchers from './network-watchers.js';
import * as policyAssignments from './policy-assignments.js';
import * as privateLinks from './private-links.js';
import * as redis from './redis.js';
import * as roleAssignments from './role-assignments.js';
import * as roleDefinitions from './role-definitions.js';
import * as scope from './scope.js';
import * as sql from './sql.js';
import * as sqlDatabases from './sql-databases.js';
import * as storage from './storage.js';
import * as virtualWans from './virtual-wans.js';
import * as web from './web.js';

/** Every fetch of the connector: each of these modules exports nothing else. */
export const fetches = [
  scope,
  compute,
  containers,
  identities,
  network,
  networkRules,
  loadBalancers,
  applicationGateways,
  firewalls,
  privateLinks,
  dns,
  gateways,
  virtualWans,
  frontDoors,
  networkWatchers,
  storage,
  keyVault,
  sql,
  sqlDatabases,
  flexibleServers,
  redis,
  cosmos,
  web,
  apiManagement,
  messaging,
  eventGrid,
  dataFactory,
  analytics,
  machineLearning,
  ai,
  roleDefinitions,
  roleAssignments,
  denyAssignments,
  policyAssignments,
  governance,
  defender,
  monitoring,
  diagnosticSettings,
  entraOrganization,
  licences,
  entraUsers,
  entraGroups,
  entraDevices,
  administrativeUnits,
  intune,
  entraApplications,
  entraAccess,
  entraRoles,
  conditionalAccess,
  entraLinks,
].flatMap((area): readonly Fetch<AzureContext>[] => Object.values(area));
