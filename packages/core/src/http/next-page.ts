import LinkHeader from 'http-link-header';

/** One answer with status 2xx, as the ways of paging look at it. */
export interface HttpAnswer {
  readonly url: URL;
  readonly headers: Headers;
  /** Parsed JSON. */
  readonly body: unknown;
}

/** Says where the next page is; undefined after the last one. */
export type NextPage = (answer: HttpAnswer) => URL | undefined;

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
 */
export function bodyLink(...path: readonly string[]): NextPage {
  return ({ url, body }) => {
    let value: unknown = body;
    for (const name of path) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
    return typeof value === 'string' ? new URL(value, url) : undefined;
  };
}
