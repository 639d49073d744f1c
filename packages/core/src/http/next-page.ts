import LinkHeader from 'http-link-header';
import { invalidAnswer, valueAt } from './value-at.js';

/** One answer with status 2xx, as the ways of paging look at it. */
export interface HttpAnswer {
  readonly url: URL;
  readonly headers: Headers;
  /** Parsed JSON. */
  readonly body: unknown;
}

/** Says where the next page is; undefined after the last one. `previous` is the answer before, where there was one. */
export type NextPage = (answer: HttpAnswer, previous?: HttpAnswer) => URL | undefined;

/** The next page by the `Link` header with `rel="next"` (RFC 8288). */
export const linkHeader: NextPage = ({ url, headers }) => {
  const text = headers.get('link');
  const next = text === null ? undefined : LinkHeader.parse(text).rel('next')[0];
  return next === undefined ? undefined : new URL(next.uri, url);
};

/**
 * The next page by a link in the body.
 *
 * @param path - the names that lead to it: `['_links', 'next', 'href']`
 * @example
 * ```ts
 * import { bodyLink } from '@cadastre/core';
 *
 * const nextPage = bodyLink('_links', 'next', 'href');
 * ```
 */
export function bodyLink(...path: readonly string[]): NextPage {
  return ({ url, body }) => {
    const link = valueAt(body, path) ?? '';
    if (typeof link !== 'string') throw invalidAnswer(url, `a ${typeof link} as ${path.join('.')}, and no link`);
    return link === '' ? undefined : new URL(link, url);
  };
}
