import type { Source } from '@cadastre/core';
import { outcomeOfFault } from './expected-outcome.js';
import type { Explanation } from './explanation.js';
import type { CaseResult, FaultCase } from './fault-case.js';
import { type FaultKind, faultKinds, missingIdentity } from './faults.js';
import { type FetchTree, fetchTree } from './fetch-tree.js';
import { identityFinder } from './find-identity.js';
import { judgeRounds } from './judge-rounds.js';
import { type Position, positionsOf } from './positions.js';
import { type Recording, recordCalls } from './record-calls.js';
import { scheduleRounds } from './schedule.js';
import type { SweepEstate } from './sweep-estate.js';

/** What to sweep. Everything unless told. */
export interface SweepOptions {
  /** Makes another connector of the real one. */
  readonly change?: (source: Source) => Source;
  /** Names of fetches; those that read their parents are run, but not swept. */
  readonly fetches?: readonly string[];
  /** Takes every `of`th round, from `index` on, so that several processes can share them. */
  readonly share?: { readonly index: number; readonly of: number };
  /** False to leave records as they are: without it, each value that identifies one is taken out, too. */
  readonly identities?: boolean;
  /** Lists of one operation up to which each is tried; of more it is the first, a middle and the last. 3 unless told. */
  readonly lists?: number;
}

/** What came of a sweep. */
export interface Swept {
  readonly results: readonly CaseResult[];
  /** Explanations that no case needed, whoever tries the cases. */
  readonly unused: readonly Explanation[];
}

/** Tries every fault at every position of every fetch, and judges what comes of it. The estate is closed in the end. */
export async function sweepEstate(opened: SweepEstate, options: SweepOptions = {}): Promise<Swept> {
  const { change = (source) => source, fetches, share } = options;
  const estate: SweepEstate = {
    ...opened,
    // Only the labels of what is read need constraints.
    source: () => narrow({ ...change(opened.source()), schemas: [] }, fetches),
  };
  try {
    const recording = await recordCalls(estate, await estate.openStore());
    const tree = fetchTree(estate.source());
    const positions = positionsOf(recording.calls, options.lists).filter(
      ({ fetch }) => fetches?.includes(fetch) ?? true,
    );
    const used = new Set<Explanation>();
    const cases = await casesOf(estate, recording, positions, tree, used, options.identities ?? true);
    const rounds = scheduleRounds(cases, tree);
    const own = share === undefined ? rounds : rounds.filter((_, index) => index % share.of === share.index);
    const unused = estate.explained.filter((explanation) => !used.has(explanation));
    return { results: await judgeRounds(estate, own, tree), unused };
  } finally {
    await estate.close();
  }
}

/** The source with what these fetches hang together with, and nothing else. */
function narrow(source: Source, fetches: readonly string[] | undefined): Source {
  if (fetches === undefined) return source;
  const tree = fetchTree(source);
  const names = new Set(fetches.flatMap((name) => [...tree.related(name)]));
  return { ...source, fetches: source.fetches.filter(({ name }) => names.has(name)) };
}

async function casesOf(
  estate: SweepEstate,
  recording: Recording,
  positions: readonly Position[],
  tree: FetchTree,
  used: Set<Explanation>,
  identities: boolean,
): Promise<readonly FaultCase[]> {
  const cases: FaultCase[] = [];
  const add = (position: Position, fault: FaultKind, value?: string): void => {
    const planned = tree.planned.get(position.fetch);
    if (planned === undefined || fault.applies?.(position) === false) return;
    const explanation = explanationOf(estate, position, fault, value);
    if (explanation !== undefined) used.add(explanation);
    cases.push({
      planned,
      position,
      fault,
      ...(value === undefined ? {} : { value }),
      expected: outcomeOfFault(planned, explanation?.expected ?? fault.expected),
      changesGraph: explanation?.changesGraph ?? false,
    });
  };
  const kinds = [...faultKinds(estate.errors), ...(estate.faults ?? [])];
  const findIdentity = identityFinder(estate, recording);
  for (const position of positions) {
    for (const fault of kinds) add(position, fault);
    const fetch = tree.planned.get(position.fetch)?.fetch;
    if (fetch === undefined || !identities) continue;
    for (const path of await findIdentity(fetch, position)) add(position, missingIdentity(path), path.join('.'));
  }
  return cases;
}

function explanationOf(
  { explained }: SweepEstate,
  { fetch, operation }: Position,
  fault: FaultKind,
  value?: string,
): Explanation | undefined {
  return explained.find(
    (explanation) =>
      explanation.fetch === fetch &&
      explanation.fault === fault.name &&
      (explanation.call === undefined || explanation.call === operation) &&
      (explanation.value === undefined || explanation.value === value),
  );
}
