/**
 * What begins like an id of Azure Resource Manager. Azure does not care about the case of ids and writes them differently from one answer to
 * the next.
 */
const ARM_ID = /^\/(?:subscriptions\/[^/\s]+|providers\/[^/\s]+\/[^/\s]+)(?:\/\S.*)?$/i;

/** True for an id of a resource, whatever its case. */
export function isArmId(text: string): boolean {
  return ARM_ID.test(text);
}

/** The type that an id is of, in lower case: `microsoft.compute/galleries/images`. Undefined for what is no id of a resource. */
export function armTypeOf(id: string): string | undefined {
  const from = id.toLowerCase().lastIndexOf('/providers/');
  if (from < 0) return undefined;
  const [provider, ...rest] = id
    .toLowerCase()
    .slice(from + '/providers/'.length)
    .split('/');
  return [provider, ...rest.filter((_segment, index) => index % 2 === 0)].join('/');
}

/** The id, where it is of this type: what may refer to several types is looked for only among those that it is of. */
export function idOfType(id: string | null | undefined, type: string): string | undefined {
  return id && armTypeOf(id) === type.toLowerCase() ? id : undefined;
}

/** The id of what a child is right below: of the gallery for `…/galleries/{gallery}/images/{image}`. */
export function parentIdOf(id: string): string {
  return id.split('/').slice(0, -2).join('/');
}

/** The resource group in an id in lower case; undefined for what is in none, as the group itself. */
export function resourceGroupIdOf(id: string): string | undefined {
  return /^(\/subscriptions\/[^/]+\/resourcegroups\/[^/]+)\/./.exec(id)?.[1];
}
