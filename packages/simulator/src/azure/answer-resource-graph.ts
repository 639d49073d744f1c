import type { Answer } from '../wire/answer.js';
import type { AzureCall } from './azure-call.js';
import type { AzureEstate, AzureResource } from './azure-estate.js';

interface Query {
  readonly query?: string;
  readonly subscriptions?: readonly string[];
  readonly options?: { readonly $skipToken?: string; readonly $top?: number };
}

/** What Resource Graph answers: to the two queries that the connector asks, how many of a type there are, and which. */
export function answerResourceGraph(estate: AzureEstate, { body, input }: AzureCall, pageSize: number): Answer {
  const { query = '', subscriptions, options = {} } = body as Query;
  const type = typeIn(query);
  if (type === undefined)
    return { kind: 'error', code: 'BadRequest', message: 'the simulator cannot parse this query', status: 400 };
  const found = [...estate.resources.values()]
    .filter((resource) => resource.type.toLowerCase() === type)
    .filter(({ id }) => subscriptions === undefined || subscriptions.includes(subscriptionOf(id)))
    .sort((a, b) => (a.id.toLowerCase() < b.id.toLowerCase() ? -1 : 1));
  const rows = query.includes('summarize') ? counts(found) : found.map(rowOf);
  const start = Number(input.$skiptoken ?? 0);
  const end = start + Math.min(options.$top ?? 100, pageSize);
  return {
    kind: 'data',
    data: { items: rows.slice(start, end), total: rows.length, ...(end < rows.length ? { next: String(end) } : {}) },
  };
}

/** What a query asks for, and the values that tell its pages. */
export function queryOf(body: unknown): { readonly what: string; readonly input: Readonly<Record<string, string>> } {
  const { query = '', options = {} } = body as Query;
  const token = options.$skipToken === undefined ? {} : { $skiptoken: options.$skipToken };
  return { what: ` ${typeIn(query)}`, input: { query, ...token } };
}

/** The type that a query asks for, in lower case. */
function typeIn(query: string): string | undefined {
  return /type =~ '([^']+)'/.exec(query)?.[1]?.toLowerCase();
}

function counts(resources: readonly AzureResource[]): readonly object[] {
  const rows = new Map<string, number>();
  for (const { id } of resources) rows.set(subscriptionOf(id), (rows.get(subscriptionOf(id)) ?? 0) + 1);
  return [...rows].map(([subscriptionId, count]) => ({ subscriptionId, rows: count }));
}

/** Resource Graph writes types in lower case, and says where a resource is. */
function rowOf(resource: AzureResource): object {
  const resourceGroup = /\/resourcegroups\/([^/]+)/i.exec(resource.id)?.[1]?.toLowerCase();
  return { ...resource, type: resource.type.toLowerCase(), subscriptionId: subscriptionOf(resource.id), resourceGroup };
}

function subscriptionOf(id: string): string {
  return (id.split('/')[2] ?? '').toLowerCase();
}
