/** The values that a path gives for the names in a declared call; undefined where it is another call. */
export function paramsOf(call: string, path: string): Readonly<Record<string, string>> | undefined {
  const [pathname = ''] = path.split('?');
  const wanted = call.replace(/^GET /, '').split('/');
  const parts = pathname.replace(/\/$/, '').split('/');
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const given = parts[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name !== undefined) params[name] = decodeURIComponent(given);
    else if (part !== given) return undefined;
  }
  return params;
}

/** The declared call that a path is of: one with the fewest names in it, as `/groups/rules` is no group. */
export function callOf(calls: readonly string[], path: string): string | undefined {
  const names = (call: string) => call.split('{').length;
  const found = calls.filter((call) => paramsOf(call, path) !== undefined);
  return found.sort((a, b) => names(a) - names(b))[0];
}

/** The path of a call with its names replaced; for those without a value, by the name itself. */
export function pathOf(call: string, params: Readonly<Record<string, string>> = {}): string {
  return call.replace(/^GET /, '').replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? name);
}

/** The query with which a list that is asked for type by type gives these items; '' for all other lists. */
export function typeQuery(call: string, items: readonly unknown[]): string {
  const { type } = (items[0] ?? {}) as { readonly type?: string };
  return call === 'GET /api/v1/policies' && type !== undefined ? `?type=${type}` : '';
}

/** The part of a query that says what is asked for, not how much of it. */
export function askedFor(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://recorded');
  return [pathname.replace(/\/$/, ''), searchParams.get('type') ?? '', searchParams.get('after') ?? ''].join(' ');
}
