/** One request and what it was answered, as `@cadastre/testing` replays it. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * The headers that say something of the answer itself. Who asked, and in which session, is in none of them. What was left of a rate, and until when, was
 * true for that hour: replayed within it, every test would wait for its end.
 */
const KEPT = /^(?:content-type|date|link|location|retry-after)$/;

/** Those of the headers that are saved. */
export function keptHeaders(headers: Headers): Readonly<Record<string, string>> {
  return Object.fromEntries([...headers].filter(([name]) => KEPT.test(name)));
}
