import type { NextPage } from './next-page.js';
import { invalidAnswer, valueAt } from './value-at.js';

/** Where an answer has its cursor, and where the next request puts it. */
export interface CursorPaging {
  /** The names that lead to the cursor in the body. */
  readonly from: readonly string[];
  /** The query parameter that takes it. The others stay as they are. */
  readonly parameter: string;
  /** The names that lead to `true` where there are more pages, and to `false` on the last: for an API that gives a cursor on that too. */
  readonly more?: readonly string[];
}

/**
 * The next page by a cursor in the body. The last page is the one without a cursor, or with an empty one.
 *
 * @example
 * ```ts
 * import { nextCursor } from '@cadastre/core';
 *
 * const nextPage = nextCursor({ from: ['meta', 'next_cursor'], parameter: 'cursor' });
 * ```
 */
export function nextCursor({ from, parameter, more }: CursorPaging): NextPage {
  return ({ url, body }) => {
    const hasMore = more === undefined ? undefined : valueAt(body, more);
    if (hasMore === false) return undefined;
    if (more !== undefined && hasMore !== true) throw invalidAnswer(url, `without ${more.join('.')}`);
    const cursor = valueAt(body, from) ?? '';
    if (typeof cursor !== 'string' && typeof cursor !== 'number')
      throw invalidAnswer(url, `a ${typeof cursor} as ${from.join('.')}, and no cursor`);
    if (cursor === '' && hasMore === true) throw invalidAnswer(url, 'that there is more, and no cursor');
    if (cursor === '') return undefined;
    const next = new URL(url);
    next.searchParams.set(parameter, String(cursor));
    return next;
  };
}
