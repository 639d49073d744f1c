import { CallError } from '../calls/call-error.js';

/** What stands in a body where the names lead: `['meta', 'next']`; no names, the body itself. Undefined where there is no such way. */
export function valueAt(body: unknown, path: readonly string[]): unknown {
  let value = body;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

/** An answer that is not what it has to be. It must not pass for the end of a list: what was not read would be deleted. */
export function invalidAnswer(url: URL, what: string): CallError {
  return new CallError('transient', 'ANSWER_INVALID', `${url.pathname} answered ${what}`);
}
