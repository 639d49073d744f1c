import { CallError, type HttpClient } from '@cadastre/core';
import { armRecord } from './arm-record.js';
import { allows, type Permission, permissionsOf } from './readable.js';

const PATH = '/providers/Microsoft.ResourceGraph/resources';
const VERSION = { 'api-version': '2022-10-01' };
/** Rows that Resource Graph puts on a page at most. */
const PAGE = 1_000;

/** The call that a fetch declares for resources of a type. */
export function graphCall(type: string): string {
  return `POST ${PATH} ${type}`;
}

/** The type that such a call asks for; undefined for any other call. */
export function typeInCall(call: string): string | undefined {
  const start = `POST ${PATH} `;
  return call.startsWith(start) ? call.slice(start.length) : undefined;
}

interface Answer {
  readonly data?: readonly Row[];
  readonly $skipToken?: string;
  readonly totalRecords?: number;
  readonly resultTruncated?: string;
}

interface Row {
  readonly id?: string;
  readonly subscriptionId?: string;
}

/** Resources of one tenant as Resource Graph has them, for the time of one run. */
export interface ResourceGraph {
  /** The resources of a type in one subscription. Throws where the caller may not read them: Resource Graph leaves those out without a word. */
  list<T>(arm: HttpClient, type: string, subscription: string): AsyncGenerator<T>;
}

/**
 * Asks Resource Graph as seldom as can be. One query per type says how many resources each subscription has; those of up to a page's worth
 * are then read by one query for many subscriptions, and each of the partitions takes its own. A subscription without any costs nothing.
 */
export function resourceGraph(): ResourceGraph {
  const permissions = new Map<string, Promise<readonly Permission[]>>();
  const groupings = new Map<string, Promise<ReadonlyMap<string, Group>>>();

  async function checkReadable(arm: HttpClient, type: string, subscription: string): Promise<void> {
    const known = await shared(permissions, subscription, () => permissionsOf(arm, subscription));
    if (allows(known, `${type}/read`)) return;
    throw new CallError('denied', 'AuthorizationFailed', `no role gives ${type}/read on the whole subscription`);
  }

  return {
    async *list<T>(arm: HttpClient, type: string, subscription: string) {
      await checkReadable(arm, type, subscription);
      const groups = await shared(groupings, type, () => groupsOf(arm, type));
      const group = groups.get(subscription);
      if (group === undefined) return;
      const given = group.subscriptions.length > 1 ? await take(group, arm, type, subscription) : undefined;
      for await (const row of given ?? rowsOf(arm, type, [subscription])) yield armRecord<T>(row);
    },
  };
}

/** Subscriptions that are asked for together. */
interface Group {
  readonly subscriptions: readonly string[];
  rows?: Promise<Map<string, Row[]>> | undefined;
}

/** How many resources of the type each subscription has, as groups that fill a page at most. */
async function groupsOf(arm: HttpClient, type: string): Promise<ReadonlyMap<string, Group>> {
  const query = `${tableOf(type)} | where type =~ '${type}' | summarize rows = count() by subscriptionId = tolower(subscriptionId) | order by subscriptionId asc`;
  const groups = new Map<string, Group>();
  let open: { readonly subscriptions: string[] } = { subscriptions: [] };
  let filled = 0;
  for await (const { subscriptionId, rows } of pagesOf<{ subscriptionId: string; rows: number }>(arm, type, {
    query,
  })) {
    if (filled + rows > PAGE) {
      open = { subscriptions: [] };
      filled = 0;
    }
    open.subscriptions.push(subscriptionId);
    filled += rows;
    groups.set(subscriptionId, open);
  }
  return groups;
}

/** The rows of one subscription out of its group's; undefined where they were taken already, as by an attempt before. */
async function take(group: Group, arm: HttpClient, type: string, subscription: string): Promise<Row[] | undefined> {
  group.rows ??= rowsBySubscription(arm, type, group.subscriptions).catch((error: unknown) => {
    group.rows = undefined;
    throw error;
  });
  const rows = await group.rows;
  const own = rows.get(subscription);
  rows.delete(subscription);
  return own;
}

async function rowsBySubscription(
  arm: HttpClient,
  type: string,
  subscriptions: readonly string[],
): Promise<Map<string, Row[]>> {
  const rows = new Map<string, Row[]>(subscriptions.map((subscription) => [subscription, []]));
  for await (const row of rowsOf(arm, type, subscriptions)) {
    const own = rows.get(row.subscriptionId?.toLowerCase() ?? '');
    // Left out, it would be deleted from the subscription that it is in.
    if (own === undefined) throw incomplete(type, 'a row of none of the subscriptions asked for');
    own.push(row);
  }
  return rows;
}

function rowsOf(arm: HttpClient, type: string, subscriptions: readonly string[]): AsyncGenerator<Row> {
  // The order makes pages complete: without it a row can be on two pages, and another on none.
  return pagesOf<Row>(arm, type, {
    subscriptions,
    query: `${tableOf(type)} | where type =~ '${type}' | order by id asc`,
  });
}

/** Rows of all pages. Fewer than Resource Graph says there are is an error, and never the whole. */
async function* pagesOf<T>(arm: HttpClient, type: string, body: object): AsyncGenerator<T> {
  let token: string | undefined;
  let seen = 0;
  for (let more = true; more; ) {
    const options = { resultFormat: 'objectArray', $top: PAGE, ...(token === undefined ? {} : { $skipToken: token }) };
    const question = {
      body: { ...body, options },
      values: VERSION,
      what: type,
      ...(token === undefined ? {} : { page: token }),
    };
    const { data, totalRecords, resultTruncated, $skipToken }: Answer = await arm.query(PATH, question);
    // Without a number nothing would tell a part of the rows from all of them.
    if (!Array.isArray(data) || typeof totalRecords !== 'number') throw incomplete(type, 'no rows, or not how many');
    seen += data.length;
    yield* data as unknown as readonly T[];
    token = $skipToken;
    more = token !== undefined;
    if (!more && (resultTruncated === 'true' || seen < totalRecords))
      throw incomplete(type, `${seen} of ${totalRecords} rows`);
  }
}

function incomplete(type: string, what: string): CallError {
  return new CallError('transient', 'ANSWER_INVALID', `Resource Graph answered ${what} for ${type}`);
}

/** https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources: some types have a table of their own. */
function tableOf(type: string): string {
  return /^microsoft\.security\//i.test(type) ? 'securityresources' : 'resources';
}

/** What is asked for once for all. A failure is not kept. */
function shared<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  let asked = known.get(key);
  if (asked === undefined) {
    asked = ask();
    known.set(key, asked);
    asked.catch(() => known.delete(key));
  }
  return asked;
}
