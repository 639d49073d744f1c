import type { Fetch } from '@cadastre/core';
import * as analytics from './analytics.js';
import * as applicationGateways from './application-gateways.js';
import * as compute from './compute.js';
import * as containers from './containers.js';
import type { AzureContext } from './context.js';
import * as cosmos from './cosmos.js';
import * as databases from './databases.js';
import * as dns from './dns.js';
import * as entraAccess from './entra-access.js';
import * as entraApplications from './entra-applications.js';
import * as entraDevices from './entra-devices.js';
import * as entraGroups from './entra-groups.js';
import * as entraLinks from './entra-links.js';
import * as entraRoles from './entra-roles.js';
import * as entraUsers from './entra-users.js';
import * as firewalls from './firewalls.js';
import * as frontDoors from './front-doors.js';
import * as gateways from './gateways.js';
import * as governance from './governance.js';
import * as identities from './identities.js';
import * as keyVault from './key-vault.js';
import * as loadBalancers from './load-balancers.js';
import * as messaging from './messaging.js';
import * as monitoring from './monitoring.js';
import * as network from './network.js';
import * as networkRules from './network-rules.js';
import * as networkWatchers from './network-watchers.js';
import * as privateLinks from './private-links.js';
import * as roleAssignments from './role-assignments.js';
import * as scope from './scope.js';
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
  databases,
  cosmos,
  web,
  messaging,
  analytics,
  roleAssignments,
  governance,
  monitoring,
  entraUsers,
  entraGroups,
  entraDevices,
  entraApplications,
  entraAccess,
  entraRoles,
  entraLinks,
].flatMap((area): readonly Fetch<AzureContext>[] => Object.values(area));
