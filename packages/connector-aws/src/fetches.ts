import * as account from './account.js';
import * as lambda from './lambda.js';

/** Every fetch of the connector. */
export const fetches = [account, lambda].flatMap((service) => Object.values(service));
