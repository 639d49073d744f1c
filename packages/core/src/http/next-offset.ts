import type { HttpAnswer, NextPage } from './next-page.js';
import { invalidAnswer, valueAt } from './value-at.js';

/** Which query parameter counts, and what tells that a page is the last. */
export interface CountedPaging {
  /** The query parameter that counts. */
  readonly parameter: string;
  /** What it is on the first page, where a request does not have it. */
  readonly first?: number;
  /** The names that lead to the page's list in the body; none, where the body is the list. */
  readonly items?: readonly string[];
  /** The names that lead to the total: of items for `nextOffset`, of pages for `nextPageNumber`. */
  readonly total?: readonly string[];
  /**
   * The query parameter for the size of a page. Only for an API that never gives fewer than it was asked for before the last page: then a
   * short page is the last. Where a server may give fewer (it filters, or it caps the size), leave it out.
   */
  readonly size?: string;
}

/**
 * The next page by the number of items that were read. Reads until the total that the answers tell; where they tell none, until a short
 * page if `size` allows that, else until an empty page, at the cost of one request.
 *
 * What is deleted meanwhile moves the rest, and one item may be missed: take a cursor where the API has one.
 *
 * @example
 * ```ts
 * import { nextOffset } from '@cadastre/core';
 *
 * const nextPage = nextOffset({ parameter: 'offset', items: ['data'], total: ['pagination', 'total'] });
 * ```
 */
export function nextOffset(paging: CountedPaging): NextPage {
  const { first = 0 } = paging;
  return counted({ ...paging, first }, (items) => items);
}

/**
 * The next page by its number. Ends as `nextOffset` does; `total` is the number of pages here.
 *
 * @example
 * ```ts
 * import { nextPageNumber } from '@cadastre/core';
 *
 * const nextPage = nextPageNumber({ parameter: 'page', items: ['users'], total: ['total_pages'] });
 * ```
 */
export function nextPageNumber(paging: CountedPaging): NextPage {
  const { first = 1 } = paging;
  return counted({ ...paging, first }, () => 1);
}

function counted(paging: CountedPaging & { readonly first: number }, stepOf: (items: number) => number): NextPage {
  const { parameter, first, items = [], total: totalAt, size } = paging;
  return (answer, previous) => {
    const list = listOf(answer, items);
    const count = list.length;
    if (count > 0 && previous !== undefined && isSame(list, listOf(previous, items)))
      throw invalidAnswer(answer.url, `the same page again: is ${parameter} the right parameter?`);
    const { searchParams } = answer.url;
    const at = Number(searchParams.get(parameter) ?? first);
    if (!Number.isSafeInteger(at)) throw new TypeError(`${parameter} of a page must be an integer`);
    const total = totalAt === undefined ? undefined : valueAt(answer.body, totalAt);
    const isKnown = typeof total === 'number';
    if (count === 0) {
      if (isKnown && at - first < total) throw invalidAnswer(answer.url, `nothing after ${at - first} of ${total}`);
      return undefined;
    }
    const next = at + stepOf(count);
    if (isKnown && next - first >= total) return undefined;
    const asked = size === undefined ? null : searchParams.get(size);
    if (!isKnown && asked !== null && count < Number(asked)) return undefined;
    const url = new URL(answer.url);
    url.searchParams.set(parameter, String(next));
    return url;
  };
}

function listOf({ url, body }: HttpAnswer, path: readonly string[]): readonly unknown[] {
  const items = valueAt(body, path);
  if (!Array.isArray(items)) throw invalidAnswer(url, 'no list');
  return items;
}

/** A server that does not know the parameter gives its first page for ever, or until a total that was never reached. */
function isSame(page: readonly unknown[], before: readonly unknown[]): boolean {
  return page.length === before.length && JSON.stringify(page) === JSON.stringify(before);
}
