import * as compute from './compute.js';
import * as entraUsers from './entra-users.js';
import * as scope from './scope.js';
import * as storage from './storage.js';

/** Every fetch of the connector: each of these modules exports nothing else. */
export const fetches = [scope, compute, storage, entraUsers].flatMap((area) => Object.values(area));
