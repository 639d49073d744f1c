import { DEFAULT_CALL_LIMITS } from '../calls/call-limits.js';
import { type Calls, createCalls, failureOf } from '../calls/create-calls.js';
import type { FetchInput } from '../fetch/define-fetch.js';
import type { Failure } from '../fetch/outcome.js';
import type { Source } from '../fetch/source.js';
import type { Scope } from '../model/scope.js';
import { type PlannedFetch, planSync } from './plan.js';
import { recordBuffer } from './record-buffer.js';
import { scopeLister } from './scopes.js';

/** What came of trying one fetch. */
export interface Probe {
  readonly fetch: string;
  readonly calls: readonly string[];
  readonly scope: Scope;
  /** Why it could not be read; absent when it could. */
  readonly failure?: Failure;
}

/** Records that are looked at to find a parent for the child fetches. */
const MOST_RECORDS = 100;

/**
 * Tries every fetch of a source on the first scope that there is, up to its first records, without a store: what the credentials are not
 * allowed shows before a sync. A child fetch is tried on the first parent; where there is none, it is left out.
 *
 * @example
 * ```ts
 * import { probeSource, type Source } from '@cadastre/core';
 *
 * export async function printGaps(source: Source): Promise<void> {
 *   for await (const { fetch, calls, failure } of probeSource(source, new AbortController().signal)) {
 *     if (failure?.class === 'denied') console.log(`${fetch} needs ${calls.join(', ')}`);
 *   }
 * }
 * ```
 */
export async function* probeSource(source: Source, signal: AbortSignal): AsyncGenerator<Probe> {
  const calls = createCalls(DEFAULT_CALL_LIMITS, signal);
  const lister = scopeLister(source, signal, calls);
  for (const planned of planSync([source]).fetches) {
    const listed = await lister.list(planned.fetch.partition);
    const first = listed.find((scope) => !('unlisted' in scope));
    if (first !== undefined) yield* probe(planned, first.scope, undefined, calls, signal);
  }
}

async function* probe(
  { source, fetch, children }: PlannedFetch,
  scope: Scope,
  parent: unknown,
  calls: Calls,
  signal: AbortSignal,
): AsyncGenerator<Probe> {
  signal.throwIfAborted();
  const buffer = recordBuffer(fetch, scope, parent);
  const wanted = new Set(children.map((child) => child.fetch.for));
  const enough = (): boolean =>
    buffer.records >= MOST_RECORDS ||
    fetch.emits.every((schema) => !wanted.has(schema.name) || (buffer.rows.get(schema)?.length ?? 0) > 0);
  const tried = { fetch: fetch.name, calls: fetch.calls, scope };
  try {
    const input: FetchInput<never> = { scope, parent: parent as never, signal };
    const call = calls.caller({ classify: source.classify, source: source.name, meter: { calls: 0, retries: 0 } });
    const context = source.context(scope, fetch, call);
    for await (const yielded of fetch.run({ ...context, ...input } as never)) {
      buffer.add(yielded);
      if (enough()) break;
    }
  } catch (error) {
    signal.throwIfAborted();
    yield { ...tried, failure: failureOf(error, source.classify) };
    return;
  }
  yield tried;
  for (const child of children) {
    const schema = fetch.emits.find(({ name }) => name === child.fetch.for);
    const row = schema && buffer.rows.get(schema)?.[0];
    if (row?.kind === 'node') yield* probe(child, scope, { id: row.id, ...row.properties }, calls, signal);
  }
}
