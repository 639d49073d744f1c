import { account } from './account.js';
import { databaseAccess, databases, databaseUsers } from './databases.js';
import { droplets } from './droplets.js';
import { firewalls } from './firewalls.js';
import { projects } from './projects.js';
import { vpcs } from './vpcs.js';

/** Everything that is read. */
export const fetches = [account, projects, vpcs, droplets, firewalls, databases, databaseUsers, databaseAccess];
