/** What stands at the end of a path in JSON. */
export type Leaf = string | number;

/** Tells of every text and number of a value, with the names on the way to it; items of a list have the list's. */
export function eachLeaf(
  value: unknown,
  tell: (keys: readonly string[], leaf: Leaf) => void,
  keys: readonly string[] = [],
): void {
  if (typeof value === 'string' || typeof value === 'number') tell(keys, value);
  else if (Array.isArray(value)) for (const item of value) eachLeaf(item, tell, keys);
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) eachLeaf(inner, tell, [...keys, name]);
}

/** Tells of every name in a value. */
export function eachName(value: unknown, tell: (name: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) tell(name);
    eachName(inner, tell);
  }
}

/** The value with others in the place of its texts, its numbers and its names. */
export function mapLeaves(
  value: unknown,
  change: (keys: readonly string[], leaf: Leaf) => Leaf,
  rename: (name: string) => string,
  keys: readonly string[] = [],
): unknown {
  if (typeof value === 'string' || typeof value === 'number') return change(keys, value);
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, change, rename, keys));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [
    rename(name),
    mapLeaves(inner, change, rename, [...keys, name]),
  ]);
  return Object.fromEntries(entries);
}
