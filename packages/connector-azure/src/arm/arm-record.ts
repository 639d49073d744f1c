import { armTypeOf, isArmId, parentIdOf, resourceGroupIdOf } from './arm-id.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * Shapes one resource for the schemas, once for all of them. Everywhere in it, ids are in lower case, and what is a table by id (such as
 * `identity.userAssignedIdentities`) is a list whose elements have the `id`. The resource itself has:
 *
 * - `tags`: `key=value` each, sorted.
 * - `ResourceGroup`: the id of the group that it is in.
 * - `Parent`: the id of what it is right below, where it is a child of another resource.
 * - `PrincipalIds`: where it has an `identity`, all that it can sign in to Entra ID as: its own, and those of the identities given to it.
 *
 * @example `armRecord<Disk>(answer)`
 */
export function armRecord<T>(resource: unknown): T {
  const shaped = withLowerIds(resource);
  if (!isObject(shaped)) return shaped as T;
  return { ...shaped, ...tagsOf(shaped), ...placeOf(shaped), ...identityOf(shaped) } as T;
}

function tagsOf({ tags }: Json): object {
  if (!isObject(tags)) return {};
  return {
    tags: Object.entries(tags)
      .map(([key, value]) => `${key}=${value}`)
      .sort(),
  };
}

function placeOf({ id }: Json): object {
  if (typeof id !== 'string') return {};
  const ResourceGroup = resourceGroupIdOf(id);
  const isChild = (armTypeOf(id)?.split('/').length ?? 0) > 2;
  return { ...(ResourceGroup === undefined ? {} : { ResourceGroup }), ...(isChild ? { Parent: parentIdOf(id) } : {}) };
}

function identityOf({ identity }: Json): object {
  if (!isObject(identity)) return {};
  const { principalId, userAssignedIdentities: table } = identity;
  const given = Array.isArray(table) ? (table as readonly { readonly principalId?: unknown }[]) : [];
  const ids = [principalId, ...given.map((each) => each.principalId)].filter((id) => typeof id === 'string');
  // A table without anything in it does not tell that it is one by id; and some providers write null.
  const isNone = table === null || (isObject(table) && Object.keys(table).length === 0);
  return {
    PrincipalIds: [...new Set(ids)].sort(),
    ...(isNone ? { identity: { ...identity, userAssignedIdentities: [] } } : {}),
  };
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

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
