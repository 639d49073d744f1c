/**
 * What begins like an id of Azure Resource Manager. Azure does not care about the case of ids and writes them differently from one answer to
 * the next; so they are made equal here, once, in whatever an answer holds.
 */
const ARM_ID = /^\/(?:subscriptions\/[^/\s]+|providers\/[^/\s]+\/[^/\s]+)(?:\/\S.*)?$/i;

/**
 * Shapes one resource: ids in lower case, tags as a list, the group that it is in, and what is a table by id (such as `identity.userAssignedIdentities`) as a list
 * whose elements have the `id`.
 */
export function armRecord<T>(resource: unknown): T {
  const shaped = withLowerIds(resource);
  if (!isObject(shaped)) return shaped as T;
  const { tags, id } = shaped;
  const ResourceGroup = /^(\/subscriptions\/[^/]+\/resourcegroups\/[^/]+)\/./.exec(String(id))?.[1];
  return {
    ...shaped,
    ...(isObject(tags)
      ? {
          tags: Object.entries(tags)
            .map(([key, value]) => `${key}=${value}`)
            .sort(),
        }
      : {}),
    ...(ResourceGroup === undefined ? {} : { ResourceGroup }),
  } as T;
}

/** True for an id of a resource, whatever its case. */
export function isArmId(text: string): boolean {
  return ARM_ID.test(text);
}

function withLowerIds(value: unknown): unknown {
  if (typeof value === 'string') return isArmId(value) ? value.toLowerCase() : value;
  if (Array.isArray(value)) return value.map(withLowerIds);
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([key]) => isArmId(key))) {
    return entries.map(([id, element]) => ({ ...(withLowerIds(element) as object), id: id.toLowerCase() }));
  }
  return Object.fromEntries(entries.map(([key, element]) => [key, withLowerIds(element)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
