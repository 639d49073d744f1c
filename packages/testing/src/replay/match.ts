import type { Exchange } from '../exchange.js';

/** What a request asks: the same for every way to write the same address. */
export function requestKey(method: string, url: string | URL, ignored: readonly string[] = []): string {
  const { origin, pathname, searchParams } = new URL(url);
  const query = [...searchParams]
    .filter(([name]) => !ignored.includes(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  return [method.toUpperCase(), origin, pathname.split('/').map(decoded).join('/'), ...query].join('\n');
}

/** The exchanges that answer a body: those that were recorded with it, else those that say nothing about it. */
export function withBody(exchanges: readonly Exchange[], body: unknown): readonly Exchange[] {
  const sent = canonical(body);
  const same = exchanges.filter(({ requestBody }) => requestBody !== undefined && canonical(requestBody) === sent);
  return same.length > 0 ? same : exchanges.filter(({ requestBody }) => requestBody === undefined);
}

/** The same text for the same value, whatever the order of its names. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
