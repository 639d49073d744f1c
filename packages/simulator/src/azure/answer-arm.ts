import type { Answer } from '../wire/answer.js';
import type { AzureCall, AzurePage } from './azure-call.js';
import type { AzureEstate, AzureResource } from './azure-estate.js';

/** What Azure Resource Manager answers to a GET, out of the resources of the estate. */
export function answerArm(estate: AzureEstate, { path, input }: AzureCall, pageSize: number): Answer {
  const found = listAt(estate, path);
  if (found === undefined) {
    const resource = estate.resources.get(path);
    return resource === undefined ? notFound(path) : data({ one: resource });
  }
  return page(found, input.$skiptoken, pageSize);
}

/** The page of a list that begins at a token. */
export function page(items: readonly object[], token: string | undefined, pageSize: number): Answer {
  const start = Number(token ?? 0);
  const end = start + pageSize;
  return data({ items: items.slice(start, end), ...(end < items.length ? { next: String(end) } : {}) });
}

export function notFound(path: string): Answer {
  return { kind: 'error', code: 'ResourceNotFound', message: `The resource ${path} was not found.`, status: 404 };
}

function data(value: AzurePage): Answer {
  return { kind: 'data', data: value };
}

/** A path that ends with a type is that of a list; one that ends with a name is a resource's, which has a pair for each level. */
function listAt({ resources, tenant, places }: AzureEstate, path: string): readonly object[] | undefined {
  if (path === '/tenants')
    return [
      {
        id: `/tenants/${tenant}`,
        tenantId: tenant,
        displayName: 'Example',
        defaultDomain: 'example.com',
        countryCode: 'NL',
        tenantType: 'AAD',
      },
    ];
  const group = '/providers/microsoft.management/managementgroups/';
  if (path.startsWith(group) && path.endsWith('/descendants')) {
    const parent = { id: path.slice(0, -'/descendants'.length) };
    return [
      ...[...resources.values()].filter(
        ({ type, id }) => type === 'Microsoft.Management/managementGroups' && id.toLowerCase() !== parent.id,
      ),
      ...places.map(({ subscription, name }) => ({
        id: `/providers/Microsoft.Management/managementGroups/platform/subscriptions/${subscription}`,
        type: 'Microsoft.Management/managementGroups/subscriptions',
        name: subscription,
        properties: { displayName: name, parent: { id: '/providers/Microsoft.Management/managementGroups/platform' } },
      })),
    ];
  }
  if (/^\/subscriptions\/[^/]+\/providers\/microsoft.authorization\/permissions$/.test(path))
    return [{ actions: ['*/read'], notActions: [] }];
  const list = [...resources].flatMap(([at, resource]) => (isWithin(at, resource, path) ? [resource] : []));
  if (list.length > 0) return list;
  const provider = path.lastIndexOf('/providers/');
  return provider >= 0 && path.slice(provider).split('/').length % 2 === 0 ? [] : undefined;
}

/** True for the resources of a list: of a subscription by their type, of another resource right below it. */
function isWithin(at: string, { type }: AzureResource, path: string): boolean {
  const parent = at.slice(0, at.lastIndexOf('/'));
  if (parent === path) return true;
  const [, subscription, listed] = /^(\/subscriptions\/[^/]+)\/providers\/(.+)$/.exec(path) ?? [];
  return listed === type.toLowerCase() && at.startsWith(`${subscription}/`);
}
