const SECONDS = /^\d+(?:\.\d+)?$/;

/**
 * Reads a `Retry-After` header (RFC 9110, section 10.2.3): seconds, or an HTTP date.
 *
 * @param now - milliseconds since 1970, to which a date is compared
 * @returns milliseconds to wait, or undefined where the header says nothing that makes sense
 * @example
 * ```ts
 * import { readRetryAfter } from '@cadastre/core';
 *
 * console.log(readRetryAfter('7', Date.now())); // 7000
 * ```
 */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (SECONDS.test(text)) return Number(text) * 1_000;
  // Date.parse takes much for a date that is none: "-1" is a year.
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
