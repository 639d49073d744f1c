import {
  emissionOf,
  type Fetch,
  RecordError,
  type Row,
  type Schema,
  type Scope,
  type SyncReport,
  sync,
} from '@cadastre/core';
import { tagOf } from './call-tag.js';
import type { RecordedEstate } from './open-estate.js';

/** What came of a recording. */
export interface ReadRows {
  /** As it is kept beside the recording. */
  readonly text: string;
  /** `Fetch GET /path/{as}/declared`, of each call that was made. */
  readonly made: ReadonlySet<string>;
  /** What is wrong whatever the rows are, in words. */
  readonly problems: readonly string[];
}

interface FetchRows {
  readonly outcomes: Record<string, string>;
  readonly rows: { readonly key: string; readonly row: unknown }[];
  readonly quarantined: string[];
}

/** Reads a recording once through the engine, into a graph of its own, and notes the rows on their way. */
export async function readRows(estate: RecordedEstate): Promise<ReadRows> {
  const source = estate.source();
  const read = new Map<string, FetchRows>();
  const rowsOf = (name: string): FetchRows => {
    const known = read.get(name) ?? { outcomes: {}, rows: [], quarantined: [] };
    read.set(name, known);
    return known;
  };
  const store = await estate.openStore();
  const noted = { ...source, fetches: source.fetches.map((fetch) => noteRows(fetch, rowsOf(fetch.name))) };
  const report = await sync({ store, sources: [noted], concurrency: 1, calls: { firstDelayMs: 1, maxDelayMs: 5 } });
  for (const { fetch, scope, outcome } of report.partitions) rowsOf(fetch).outcomes[scopeText(scope)] = words(outcome);
  const fetches = [...read].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify(Object.fromEntries(fetches.map(([name, rows]) => [name, sorted(rows)])), undefined, 2);
  return {
    text: `${estate.server.restore(text)}\n`,
    made: madeCalls(estate),
    problems: problemsOf(estate, source.fetches),
  };
}

function noteRows(fetch: Fetch, noted: FetchRows): Fetch {
  return {
    ...fetch,
    async *run(context) {
      const { scope, parent } = context as unknown as { readonly scope: Scope; readonly parent: unknown };
      for await (const yielded of fetch.run(context)) {
        const { schema, record } = emissionOf(fetch, yielded);
        try {
          if (record instanceof RecordError) throw record;
          const row = (schema.map as (...args: unknown[]) => Row)(record, scope, parent);
          noted.rows.push({ key: `${schema.name} ${scopeText(scope)}`, row: readable(schema, scope, row) });
        } catch (error) {
          if (!(error instanceof RecordError)) throw error;
          noted.quarantined.push(`${schema.name}: ${error.message}`);
        }
        yield yielded;
      }
    },
  };
}

/** The row with words where it has numbers, and values that JSON has. */
function readable(schema: Schema, scope: Scope, row: Row): unknown {
  const values = (properties: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
  const warnings = row.warnings.length === 0 ? {} : { warnings: row.warnings };
  if (row.kind === 'link' || schema.kind === 'link') {
    const { from, to, properties } = row as Extract<Row, { kind: 'link' }>;
    return plain({ schema: schema.name, scope, from, to, properties: values(properties), ...warnings });
  }
  const edges = row.edges.map(({ relationship, match, properties = {} }) => {
    const { type, direction, to } = schema.relationships[relationship] ?? {
      type: '?',
      direction: 'out',
      to: undefined,
    };
    const name = direction === 'out' ? `-[${type}]->` : `<-[${type}]-`;
    return { [`${name}(${to?.label})`]: match, ...values(properties) };
  });
  return plain({
    schema: schema.name,
    scope,
    id: row.id,
    ...(row.labels.length === 0 ? {} : { labels: row.labels }),
    properties: values(row.properties),
    edges,
    ...warnings,
  });
}

function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_name, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner)),
  );
}

function sorted({ outcomes, rows, quarantined }: FetchRows): object {
  const order = (row: (typeof rows)[number]) => `${row.key} ${JSON.stringify(row.row)}`;
  return {
    outcomes: Object.fromEntries(Object.entries(outcomes).sort(([a], [b]) => (a < b ? -1 : 1))),
    rows: [...rows].sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(({ row }) => row),
    ...(quarantined.length === 0 ? {} : { quarantined: [...quarantined].sort() }),
  };
}

function words(outcome: SyncReport['partitions'][number]['outcome']): string {
  if (outcome.kind === 'complete') return 'complete';
  return 'failure' in outcome && outcome.failure !== undefined
    ? `${outcome.kind}: ${outcome.failure.class} ${outcome.failure.code}: ${outcome.failure.message}`
    : `${outcome.kind}: ${'reason' in outcome ? outcome.reason : ''}`;
}

function scopeText(scope: Scope): string {
  return Object.values(scope).join('/');
}

function madeCalls({ server }: RecordedEstate): ReadonlySet<string> {
  const tags = server.requests.map(({ headers }) => tagOf(headers));
  return new Set(tags.flatMap((tag) => (tag?.fetch === undefined ? [] : [`${tag.fetch} ${tag.operation}`])));
}

function problemsOf({ server }: RecordedEstate, fetches: readonly Fetch[]): readonly string[] {
  const declared = new Set(fetches.flatMap(({ name, calls }) => calls.map((call) => `${name} ${call}`)));
  const problems = server.requests.flatMap(({ method, url, headers, exchange }) => {
    const tag = tagOf(headers);
    const request = `${method} ${url}`;
    if (exchange === undefined) return [`${request} was not recorded`];
    if (tag === undefined) return [`${request} was made without the engine's \`call\``];
    // Asking for a token is a call of its own, and of no fetch.
    const isToken = tag.operation.startsWith('POST ') && /token/i.test(tag.operation);
    return tag.fetch === undefined || isToken || declared.has(`${tag.fetch} ${tag.operation}`)
      ? []
      : [`${tag.fetch} made ${tag.operation}, which its \`calls\` does not declare`];
  });
  return [...new Set(problems)];
}
