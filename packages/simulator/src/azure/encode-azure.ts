import type { Answer } from '../wire/answer.js';
import type { WireResponse } from '../wire/wire-response.js';
import type { AzurePage } from './azure-call.js';

/** How an API of Microsoft writes a page. */
export type Dialect = 'arm' | 'resource-graph' | 'graph' | 'sign-in';

/** Writes a page: where the next one is stands in the body. */
export function encodeAzurePage(page: AzurePage, url: URL, dialect: Dialect): WireResponse {
  if (!('items' in page)) return json(200, page.one);
  const { items, next, total } = page;
  if (dialect === 'resource-graph') {
    const token = next === undefined ? {} : { $skipToken: next };
    return json(200, {
      totalRecords: total,
      count: items.length,
      data: items,
      facets: [],
      resultTruncated: 'false',
      ...token,
    });
  }
  const link = new URL(url);
  if (next !== undefined) link.searchParams.set('$skiptoken', next);
  const name = dialect === 'arm' ? 'nextLink' : '@odata.nextLink';
  return json(200, { value: items, ...(next === undefined ? {} : { [name]: link.href }) });
}

/** Writes an error: the authority as OAuth does, the APIs as each other. */
export function encodeAzureError(
  { code, message, status = 400, headers = {} }: Extract<Answer, { kind: 'error' }>,
  dialect: Dialect,
): WireResponse {
  const body = dialect === 'sign-in' ? { error: code, error_description: message } : { error: { code, message } };
  return json(status, body, headers);
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): WireResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
