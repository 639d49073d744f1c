/** One request and what it was answered: plain data, so that it can be written by hand and kept in a JSON file. */
export interface Exchange {
  readonly method: string;
  /** The whole address: `https://api.example.com/users?limit=2`. */
  readonly url: string;
  /** What was sent: parsed where it was JSON, else the text. Left out, the exchange answers whatever is sent. */
  readonly requestBody?: unknown;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON; left out, nothing is. */
  readonly body?: unknown;
}

/** Of a connection rather than of an answer, or about a body that is no longer packed as it was; cookies are nobody's business. */
const DROPPED = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
]);

/** Headers that are worth keeping, with names in lower case. Those that came several times are joined. */
export function keptHeaders(
  headers: Iterable<readonly [name: string, value: string | readonly string[]]>,
): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [given, value] of headers) {
    const name = given.toLowerCase();
    if (DROPPED.has(name)) continue;
    kept[name] = [kept[name] ?? [], value].flat().join(', ');
  }
  return kept;
}

/** What a text says in JSON; where it is none, or no object or list, the text itself. */
export function jsonOrText(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : text;
  } catch {
    return text;
  }
}
