import { type GraphStore, type Scope, type Source, type SyncOptions, type SyncReport, sync } from '@cadastre/core';
import { contentOf } from '@cadastre/core/conformance';
import { differs, type ExpectedOutcome, outcomeOfChild } from './expected-outcome.js';
import type { FaultCase } from './fault-case.js';
import type { FetchTree } from './fetch-tree.js';
import { injectFaults } from './inject-faults.js';
import type { SweepEstate } from './sweep-estate.js';

const LIMITS = {
  firstDelayMs: 1,
  maxDelayMs: 5,
  timeoutMs: 20_000,
  retries: 1_000_000,
  perSecond: 1_000_000,
} satisfies SyncOptions['calls'];
/** A hang costs this four times. A machine that is busy with other things may not answer good calls within the shorter. */
const HANG_TIMEOUT_MS = { short: 500, long: 2_000 };
/** A run that takes longer goes round in a circle. */
const RUN_TIMEOUT_MS = 60_000;

/** How long a call that hangs is waited for. */
export type Patience = keyof typeof HANG_TIMEOUT_MS;

/** A graph that holds the whole estate, and what it holds. */
export interface CleanGraph {
  readonly store: GraphStore;
  readonly content: readonly string[];
}

/** Reads the estate into an empty graph. */
export async function cleanGraph(estate: SweepEstate): Promise<CleanGraph> {
  // A round that failed may have left its faults.
  estate.interfere(undefined);
  const store = await estate.openStore();
  await sync({ store, sources: [estate.source()], ...runOptions(estate) });
  return { store, content: await contentOf(store) };
}

/** Notes what is not as expected, of a fetch, or under an empty name of none. */
type Note = (fetch: string, problem: string) => void;

/**
 * Tries some faults in one sync, those of each further round in one of its own, and takes them away in a last one. After every sync the graph must
 * be what it was.
 *
 * @returns what is not as expected, by fetch; under an empty name, what belongs to no fetch. Nothing when all is as expected.
 */
export async function runRounds(
  estate: SweepEstate,
  graph: CleanGraph,
  rounds: readonly (readonly FaultCase[])[],
  tree: FetchTree,
  patience: Patience,
): Promise<ReadonlyMap<string, string>> {
  const problems = new Map<string, string>();
  const note: Note = (fetch, problem) =>
    void problems.set(fetch, [problems.get(fetch) ?? [], problem].flat().join('; '));
  for (const cases of rounds) await tryFaults(estate, graph, cases, tree, patience, note);
  await tryWithout(estate, graph, rounds.flat(), tree, note);
  return problems;
}

async function tryFaults(
  estate: SweepEstate,
  { store, content }: CleanGraph,
  cases: readonly FaultCase[],
  tree: FetchTree,
  patience: Patience,
  note: Note,
): Promise<void> {
  estate.interfere(injectFaults(cases, estate));
  const report = await syncRelated(estate, store, cases, tree, hasHang(cases) ? patience : undefined);
  const expected = expectedOutcomes(cases);
  for (const partition of report.partitions) {
    const problem = differs(expected.get(keyOf(partition.fetch, partition.scope)) ?? { kind: 'complete' }, partition);
    if (problem !== undefined) note(partition.fetch, problem);
  }
  const kept = cases.every(({ changesGraph }) => !changesGraph);
  if (kept) noteChanges('with the fault', content, await contentOf(store), report, note);
}

async function tryWithout(
  estate: SweepEstate,
  { store, content }: CleanGraph,
  cases: readonly FaultCase[],
  tree: FetchTree,
  note: Note,
): Promise<void> {
  estate.interfere(undefined);
  const report = await syncRelated(estate, store, cases, tree);
  for (const partition of report.partitions) {
    const problem = differs({ kind: 'complete' }, partition);
    if (problem !== undefined) note(partition.fetch, `afterwards ${problem}`);
  }
  // A run that has written nothing leaves what was compared before it.
  const { nodesDeleted, edgesDeleted } = report.totals;
  if (report.changes.counts.length + nodesDeleted + edgesDeleted > 0)
    noteChanges('afterwards', content, await contentOf(store), undefined, note);
}

/** Reads what hangs together with these cases. */
async function syncRelated(
  estate: SweepEstate,
  store: GraphStore,
  cases: readonly FaultCase[],
  tree: FetchTree,
  patience?: Patience,
): Promise<SyncReport> {
  const names = new Set(cases.flatMap(({ position }) => [...tree.related(position.fetch)]));
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error('it has no end')), RUN_TIMEOUT_MS);
  const sources = [only(estate.source(), names)];
  try {
    return await sync({ store, sources, signal: abort.signal, ...runOptions(estate, patience) });
  } finally {
    clearTimeout(timer);
  }
}

function only(source: Source, names: ReadonlySet<string>): Source {
  return { ...source, fetches: source.fetches.filter(({ name }) => names.has(name)) };
}

function expectedOutcomes(cases: readonly FaultCase[]): ReadonlyMap<string, ExpectedOutcome> {
  const outcomes = new Map<string, ExpectedOutcome>();
  // What is read for the nodes of a partition has the same scope as they.
  function add({ fetch, children }: FaultCase['planned'], scope: Scope | undefined, outcome: ExpectedOutcome): void {
    outcomes.set(keyOf(fetch.name, scope), outcome);
    for (const child of children) add(child, scope, outcomeOfChild(outcome));
  }
  for (const { planned, position, expected } of cases) add(planned, position.scope, expected);
  return outcomes;
}

function keyOf(fetch: string, scope: Scope | undefined): string {
  return `${fetch} ${JSON.stringify(Object.entries(scope ?? {}).sort())}`;
}

/** What bounds a run of the sweep. A hang ends by a short limit on every call, which the others do without. */
export function runOptions(
  { concurrency }: SweepEstate,
  patience?: Patience,
): Pick<SyncOptions, 'calls' | 'concurrency'> {
  const calls = patience === undefined ? LIMITS : { ...LIMITS, timeoutMs: HANG_TIMEOUT_MS[patience] };
  return { calls, ...(concurrency === undefined ? {} : { concurrency }) };
}

/** True where a call of one of the cases hangs. */
export function hasHang(cases: readonly FaultCase[]): boolean {
  return cases.some(({ fault }) => fault.name === 'hang');
}

function noteChanges(
  when: string,
  before: readonly string[],
  after: readonly string[],
  report: SyncReport | undefined,
  note: Note,
): void {
  const had = new Set(before);
  const has = new Set(after);
  const lost = before.filter((item) => !has.has(item));
  const gained = after.filter((item) => !had.has(item));
  if (lost.length + gained.length > 0) {
    const samples = [...lost.slice(0, 2).map((item) => `- ${item}`), ...gained.slice(0, 2).map((item) => `+ ${item}`)];
    note('', `${when} the graph differs by -${lost.length} +${gained.length}:\n${samples.join('\n')}`);
  }
  const deleted = (report?.totals.nodesDeleted ?? 0) + (report?.totals.edgesDeleted ?? 0);
  if (deleted > 0) note('', `${when} ${deleted} nodes and relationships were deleted`);
}
