import { applications } from './applications.js';
import { people } from './people.js';

/** What Microsoft Graph knows of the tenant, by path. */
export function directory(tenant: string): Map<string, readonly object[] | object> {
  return new Map<string, readonly object[] | object>([...people(tenant), ...applications(tenant)]);
}
