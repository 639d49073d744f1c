import type { MakeResources } from '../azure-estate.js';
import { dns } from './dns.js';
import { firewalls } from './firewalls.js';
import { frontDoors } from './front-doors.js';
import { gateways } from './gateways.js';
import { networkWatchers } from './network-watchers.js';
import { privateLinks } from './private-links.js';
import { virtualWans } from './virtual-wans.js';

export const networkEdgesResources: MakeResources = (place) => [
  ...firewalls(place),
  ...privateLinks(place),
  ...dns(place),
  ...gateways(place),
  ...virtualWans(place),
  ...frontDoors(place),
  ...networkWatchers(place),
];
