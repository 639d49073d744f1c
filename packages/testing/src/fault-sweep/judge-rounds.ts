import { messageOf } from '@cadastre/core';
import { type CaseResult, type FaultCase, resultOf } from './fault-case.js';
import type { FetchTree } from './fetch-tree.js';
import { type CleanGraph, cleanGraph, hasHang, type Patience, runRounds } from './run-rounds.js';
import type { SweepEstate } from './sweep-estate.js';

/** Rounds after each other, before a sync without faults: that one costs as much as theirs, and finds the same after several. */
const ROUNDS_AT_ONCE = 8;

/** Runs rounds of cases. Where some fail, they are parted until it is known which of their cases it was. */
export async function judgeRounds(
  estate: SweepEstate,
  rounds: readonly (readonly FaultCase[])[],
  tree: FetchTree,
): Promise<readonly CaseResult[]> {
  let graph: CleanGraph | undefined;

  async function problemsOf(
    some: readonly (readonly FaultCase[])[],
    patience: Patience,
  ): Promise<ReadonlyMap<string, string>> {
    graph ??= await cleanGraph(estate);
    const problems = await runRounds(estate, graph, some, tree, patience).catch(
      (error: unknown) => new Map([['', `the run failed: ${messageOf(error)}`]]),
    );
    // Whatever has happened to it, it is the next round's no more.
    if (problems.size > 0) graph = undefined;
    return problems;
  }

  async function judge(round: readonly FaultCase[]): Promise<readonly CaseResult[]> {
    const problems = await problemsOf([round], 'long');
    if (problems.size === 0) return round.map((faultCase) => resultOf(faultCase));
    const words = wordsOf(problems);
    if (round.length === 1) return round.map((faultCase) => resultOf(faultCase, words));
    const results: CaseResult[] = [];
    for (const part of partsOf(round, problems, tree)) results.push(...(await judge(part)));
    return hasProblem(results)
      ? results
      : round.map((faultCase) => resultOf(faultCase, `only together with others: ${words}`));
  }

  async function judgeTogether(some: readonly (readonly FaultCase[])[]): Promise<readonly CaseResult[]> {
    const problems = await problemsOf(some, 'short');
    if (problems.size === 0) return some.flat().map((faultCase) => resultOf(faultCase));
    const results: CaseResult[] = [];
    for (const round of some) results.push(...(await judge(round)));
    // Alone, calls that hang were waited for longer: what was too slow before is no problem.
    return some.some(hasHang) || hasProblem(results)
      ? results
      : some.flat().map((faultCase) => resultOf(faultCase, `only after others: ${wordsOf(problems)}`));
  }

  const results: CaseResult[] = [];
  for (const some of inRow(rounds)) results.push(...(await judgeTogether(some)));
  return results;
}

/** Rounds that can be run in a row. After one that changes the graph it must be mended at once. */
function inRow(rounds: readonly (readonly FaultCase[])[]): readonly (readonly (readonly FaultCase[])[])[] {
  const changes = (round: readonly FaultCase[]) => round.some(({ changesGraph }) => changesGraph);
  const kept = rounds.filter((round) => !changes(round));
  return [
    ...rowsOf(kept.filter((round) => !hasHang(round))),
    ...rowsOf(kept.filter(hasHang)),
    ...rounds.filter(changes).map((round) => [round]),
  ];
}

function rowsOf<T>(rounds: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(rounds.length / ROUNDS_AT_ONCE) }, (_, index) =>
    rounds.slice(index * ROUNDS_AT_ONCE, (index + 1) * ROUNDS_AT_ONCE),
  );
}

function wordsOf(problems: ReadonlyMap<string, string>): string {
  return [...problems].map(([fetch, problem]) => (fetch === '' ? problem : `${fetch}: ${problem}`)).join('\n');
}

function hasProblem(results: readonly CaseResult[]): boolean {
  return results.some(({ problem }) => problem !== undefined);
}

/** Those that the problems name, each by itself, and the others; two halves where the problems name none. */
function partsOf(
  round: readonly FaultCase[],
  problems: ReadonlyMap<string, string>,
  tree: FetchTree,
): readonly (readonly FaultCase[])[] {
  const named = new Set([...problems.keys()].flatMap((fetch) => [...tree.related(fetch)]));
  const suspects = round.filter(({ position }) => named.has(position.fetch));
  const others = round.filter(({ position }) => !named.has(position.fetch));
  if (suspects.length > 0) return [...suspects.map((suspect) => [suspect]), ...(others.length > 0 ? [others] : [])];
  const half = Math.ceil(round.length / 2);
  return [round.slice(0, half), round.slice(half)];
}
