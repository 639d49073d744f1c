import type { HttpValues } from '@cadastre/core';

const IN_GROUP = '/subscriptions/{subscription}/resourceGroups/{resourceGroup}/providers/';
const IN_SUBSCRIPTION = '/subscriptions/{subscription}/providers/';

/** A path of Azure Resource Manager, written from the provider on: `Microsoft.Sql/servers/{server}/databases`. */
export function armPath(path: string): string {
  if (path.startsWith('/')) return path;
  return (path.includes('{') ? IN_GROUP : IN_SUBSCRIPTION) + path;
}

/**
 * The values of a path's names, from the id of a resource that the path goes through.
 *
 * @throws TypeError where the id is of something else
 */
export function armValues(path: string, id: string): HttpValues {
  const names = path.split('/');
  const segments = id.split('/');
  const values: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const name = /^\{(\w+)\}$/.exec(names[index] ?? '')?.[1];
    if (name !== undefined) values[name] = segment;
    else if (names[index]?.toLowerCase() !== segment.toLowerCase()) throw new TypeError(`${id} is not within ${path}`);
  }
  return values;
}

/**
 * The right that a GET of a path needs: the provider, and the types of what the path goes through.
 * https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations
 */
export function actionOf(path: string): string {
  const from = path.lastIndexOf('/providers/');
  if (from < 0) {
    const types = path.split('/').filter((_segment, index) => index % 2 === 1);
    return `Microsoft.Resources/${types.join('/')}/read`;
  }
  const [provider = '', ...rest] = path.slice(from + '/providers/'.length).split('/');
  const types = rest.filter((_segment, index) => index % 2 === 0);
  return [provider, ...types, 'read'].join('/');
}
