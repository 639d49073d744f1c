import type { AzureResource } from '../azure-estate.js';
import { access } from './access.js';
import { applications } from './applications.js';
import { devices } from './devices.js';
import { groups } from './groups.js';
import { managedIdentities } from './managed-identities.js';
import { organization } from './organization.js';
import { people } from './people.js';

/** What Microsoft Graph has at a path: a list, or one thing. */
export type Content = readonly [path: string, content: readonly object[] | object];

/** What Microsoft Graph knows of the tenant, by path. */
export function directory(
  tenant: string,
  resources: Iterable<AzureResource>,
  awsRole?: string,
): Map<string, readonly object[] | object> {
  return new Map([
    ...organization(tenant),
    ...people(),
    ...groups(),
    ...devices(),
    ...applications(tenant, managedIdentities(resources), awsRole),
    ...access(),
  ]);
}
