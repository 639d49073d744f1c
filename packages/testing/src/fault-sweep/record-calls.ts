import { type GraphStore, type Scope, type Source, type SyncReport, sync } from '@cadastre/core';
import type { Page } from './page.js';
import type { RecordedCall } from './positions.js';
import type { SweepEstate } from './sweep-estate.js';

/** What a fetch was run for. */
export interface FetchRun {
  readonly fetch: string;
  readonly scope: Scope;
  readonly parent: unknown;
}

/** What a clean run did. */
export interface Recording {
  /** It has found its accounts and their credentials. */
  readonly source: Source;
  readonly calls: readonly RecordedCall[];
  readonly runs: readonly FetchRun[];
}

/** Reads the estate once, one partition at a time, so that every call is known to be that partition's. */
export async function recordCalls(estate: SweepEstate, store: GraphStore): Promise<Recording> {
  const source = estate.source();
  const declared = new Set(source.fetches.flatMap(({ name, calls }) => calls.map((call) => `${name} ${call}`)));
  const calls: RecordedCall[] = [];
  const runs: FetchRun[] = [];
  let current: FetchRun | undefined;

  estate.interfere(async ({ good, ...call }) => {
    const answer = await good(call.token);
    // Credentials are asked for in between.
    const caller = call.caller ?? current;
    if (caller?.fetch === undefined || declared.has(`${caller.fetch} ${call.operation}`)) {
      const page = answer.kind === 'data' ? (answer.data as Page) : undefined;
      calls.push({ ...call, fetch: caller?.fetch, scope: caller?.scope, page });
    }
    return answer;
  });
  const report = await sync({
    store,
    concurrency: 1,
    sources: [
      {
        ...source,
        fetches: source.fetches.map((fetch) => ({
          ...fetch,
          run: (context) => {
            const { scope, parent } = context as unknown as FetchRun;
            current = { fetch: fetch.name, scope, parent };
            runs.push(current);
            return fetch.run(context);
          },
        })),
      },
    ],
  });
  estate.interfere(undefined);
  if (report.outcome !== 'complete') {
    const failed = report.partitions.find(({ outcome }) => outcome.kind !== 'complete');
    throw new Error(`without any fault, ${failed?.key} ends as ${JSON.stringify(failed?.outcome)}`);
  }
  if (estate.withoutRecords !== undefined) {
    checkSilent(
      source.fetches.map(({ name }) => name),
      calls,
    );
  }
  checkOwners(calls);
  checkRecords(report, estate);
  return { source, calls, runs };
}

/** Where there was nothing, nothing can be lost. */
function checkRecords({ partitions }: SyncReport, { withoutRecords }: SweepEstate): void {
  if (withoutRecords === undefined) return;
  for (const { fetch, records } of partitions) {
    const isKnown = withoutRecords.some((other) => other.fetch === fetch);
    if (records === 0 && !isKnown)
      throw new Error(`no record of ${fetch}: give the simulated estate something that it reads`);
    if (records > 0 && isKnown) throw new Error(`${fetch} has records: take it out of \`withoutRecords\``);
  }
}

function checkSilent(fetches: readonly string[], calls: readonly RecordedCall[]): void {
  const silent = fetches.filter((name) => !calls.some(({ fetch }) => fetch === name));
  if (silent.length > 0) {
    throw new Error(`no call of ${silent.join(', ')}: give the simulated estate something that they read`);
  }
}

function checkOwners(calls: readonly RecordedCall[]): void {
  const owners = new Map<string, string>();
  for (const { fetch, list, token } of calls) {
    if (fetch === undefined) continue;
    const call = `${list} ${token}`;
    const owner = owners.get(call) ?? fetch;
    if (owner !== fetch)
      throw new Error(`${owner} and ${fetch} make the same call, so a fault cannot meet one of them: ${call}`);
    owners.set(call, fetch);
  }
}
