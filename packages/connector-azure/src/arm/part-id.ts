/** The id of a part that has none of its own. Undefined where a piece of it is missing, so that the part is left out, and never takes another's place. */
export function partId(
  whole: string | null | undefined,
  list: string,
  name: string | number | bigint | null | undefined,
): string | undefined {
  return whole && name !== undefined && name !== null && name !== '' ? `${whole}/${list}/${name}` : undefined;
}
