import type { Answer } from '../wire/answer.js';
import type { WireResponse } from '../wire/wire-response.js';
import type { OktaPage } from './okta-call.js';

/** Writes a page as Okta does: where the next one is stands in a header, or within the answer of those lists that have a name. */
export function encodePage(page: OktaPage, url: URL, listName: string | undefined): WireResponse {
  if (!('items' in page)) return json(200, page.one ?? {});
  const next = new URL(url);
  if (page.next !== undefined) next.searchParams.set('after', page.next);
  if (listName !== undefined) {
    const links = page.next === undefined ? {} : { next: { href: next.href } };
    return json(200, { [listName]: page.items, _links: { self: { href: url.href }, ...links } });
  }
  const link = [`<${url.href}>; rel="self"`, ...(page.next === undefined ? [] : [`<${next.href}>; rel="next"`])];
  return json(200, page.items, { link: link.join(', ') });
}

/** Writes an error as Okta does: https://developer.okta.com/docs/reference/error-codes/. */
export function encodeOktaError({
  code,
  message,
  status = 400,
  headers = {},
}: Extract<Answer, { kind: 'error' }>): WireResponse {
  return json(
    status,
    { errorCode: code, errorSummary: message, errorLink: code, errorId: 'oae1', errorCauses: [] },
    headers,
  );
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): WireResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
