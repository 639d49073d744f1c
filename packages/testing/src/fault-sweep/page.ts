import type { Pagination } from './sweep-call.js';

/** One answer, as the provider gives it. */
export type Page = Readonly<Record<string, unknown>>;

/** The token of the page behind this one. */
export function nextToken(page: Page, { outputToken }: Pagination): string | undefined {
  const token = valueAt(page, outputToken);
  return typeof token === 'string' ? token : undefined;
}

/** The page with another token of the page behind it, or as the last one. */
export function withNextToken(page: Page, { outputToken }: Pagination, token: string | undefined): Page {
  const flags = ['IsTruncated', 'Truncated'].filter((name) => name in page);
  const more = Object.fromEntries(flags.map((name) => [name, token !== undefined]));
  return { ...replaceAt(page, outputToken, token), ...more };
}

/** The page without its items. */
export function withoutItems(page: Page, { outputToken }: Pagination): Page {
  return mapLists(page, outputToken, () => []);
}

/** The page with the first item of each list of `earlier` once more. */
export function withRepeated(page: Page, earlier: Page, { outputToken }: Pagination): Page {
  const above = valueAt(earlier, outputToken.slice(0, -1)) as Page;
  return mapLists(page, outputToken, (name, items) => [...items, ...[above[name] ?? []].flat().slice(0, 1)]);
}

/** The page without one value of the first item of each list on the way. */
export function withoutMember(page: Page, path: readonly string[]): Page {
  return replaceAt(page, path, undefined);
}

/** All texts of a page, in the first item of each list, with their paths. A list's first item has the name 0. */
export function textsOf(value: unknown, path: readonly string[] = []): { path: readonly string[]; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (value instanceof Date || typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? Object.entries(value.slice(0, 1)) : Object.entries(value);
  return entries.flatMap(([name, member]) => textsOf(member, [...path, name]));
}

function mapLists(
  page: Page,
  outputToken: readonly string[],
  change: (name: string, items: readonly unknown[]) => unknown,
): Page {
  const above = outputToken.slice(0, -1);
  const lists = Object.entries(valueAt(page, above) as Page).map(([name, value]) => [
    name,
    Array.isArray(value) ? change(name, value) : value,
  ]);
  return replaceAt(page, above, Object.fromEntries(lists));
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (at as Page | undefined)?.[name], value);
}

function replaceAt(value: Page, [name, ...rest]: readonly string[], replacement: unknown): Page {
  if (name === undefined) return replacement as Page;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  copy[name] = rest.length === 0 ? replacement : replaceAt((value[name] ?? {}) as Page, rest, replacement);
  return copy;
}
