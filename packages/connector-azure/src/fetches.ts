import type { Fetch } from '@cadastre/core';
import * as ai from './ai/ai.js';
import * as machineLearning from './ai/machine-learning.js';
import * as analytics from './analytics/analytics.js';
import * as dataFactory from './analytics/data-factory.js';
import * as denyAssignments from './authorization/deny-assignments.js';
import * as roleAssignments from './authorization/role-assignments.js';
import * as roleDefinitions from './authorization/role-definitions.js';
import * as compute from './compute/compute.js';
import * as containers from './containers/containers.js';
import type { AzureContext } from './context.js';
import * as cosmos from './databases/cosmos.js';
import * as flexibleServers from './databases/flexible-servers.js';
import * as redis from './databases/redis.js';
import * as sql from './databases/sql.js';
import * as sqlDatabases from './databases/sql-databases.js';
import * as administrativeUnits from './entra/administrative-units.js';
import * as conditionalAccess from './entra/conditional-access.js';
import * as entraAccess from './entra/entra-access.js';
import * as entraApplications from './entra/entra-applications.js';
import * as entraDevices from './entra/entra-devices.js';
import * as entraGroups from './entra/entra-groups.js';
import * as entraLinks from './entra/entra-links.js';
import * as entraOrganization from './entra/entra-organization.js';
import * as entraRoles from './entra/entra-roles.js';
import * as entraUsers from './entra/entra-users.js';
import * as licences from './entra/licences.js';
import * as defender from './governance/defender.js';
import * as governance from './governance/governance.js';
import * as policyAssignments from './governance/policy-assignments.js';
import * as scope from './governance/scope.js';
import * as identities from './identities/identities.js';
import * as intune from './intune/intune.js';
import * as keyVault from './key-vault/key-vault.js';
import * as eventGrid from './messaging/event-grid.js';
import * as messaging from './messaging/messaging.js';
import * as diagnosticSettings from './monitoring/diagnostic-settings.js';
import * as monitoring from './monitoring/monitoring.js';
import * as applicationGateways from './network/application-gateways.js';
import * as dns from './network/dns.js';
import * as firewalls from './network/firewalls.js';
import * as frontDoors from './network/front-doors.js';
import * as gateways from './network/gateways.js';
import * as loadBalancers from './network/load-balancers.js';
import * as network from './network/network.js';
import * as networkRules from './network/network-rules.js';
import * as networkWatchers from './network/network-watchers.js';
import * as privateLinks from './network/private-links.js';
import * as virtualWans from './network/virtual-wans.js';
import * as storage from './storage/storage.js';
import * as apiManagement from './web/api-management.js';
import * as web from './web/web.js';

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
