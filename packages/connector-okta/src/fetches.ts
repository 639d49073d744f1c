import * as administrators from './administrators.js';
import * as applications from './applications.js';
import * as authorizationServers from './authorization-servers.js';
import { awsRoleAccess } from './aws-roles.js';
import * as devices from './devices.js';
import * as groups from './groups.js';
import * as integrations from './integrations.js';
import * as organization from './organization.js';
import * as signIn from './sign-in.js';
import * as systemLog from './system-log.js';
import * as users from './users.js';

/** Every fetch of the connector: each of these modules exports nothing else. */
export const fetches = [
  organization,
  users,
  groups,
  applications,
  signIn,
  authorizationServers,
  devices,
  administrators,
  integrations,
  systemLog,
  { awsRoleAccess },
].flatMap((area) => Object.values(area));
