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

/** The id of the resource that another is in: of the gallery for `…/galleries/{gallery}/images/{image}`. */
export function parentIdOf(id: string | null | undefined): string | undefined {
  return id?.split('/').slice(0, -2).join('/');
}
