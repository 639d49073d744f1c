import { messageOf } from '@cadastre/core';
import { type CaseResult, type FaultCase, resultOf } from './fault-case.js';
import type { FetchTree } from './fetch-tree.js';
import { type CleanGraph, cleanGraph, runRound } from './run-round.js';
import type { SweepEstate } from './sweep-estate.js';

/** Runs rounds of cases. Where one fails, its cases are parted until it is known which of them it was. */
export async function runRounds(
  estate: SweepEstate,
  rounds: readonly (readonly FaultCase[])[],
  tree: FetchTree,
): Promise<readonly CaseResult[]> {
  let graph: CleanGraph | undefined;

  async function judge(round: readonly FaultCase[]): Promise<readonly CaseResult[]> {
    graph ??= await cleanGraph(estate);
    const problems = await runRound(estate, graph, round, tree).catch(
      (error: unknown) => new Map([['', `the run failed: ${messageOf(error)}`]]),
    );
    if (problems.size === 0) return round.map((faultCase) => resultOf(faultCase));
    // Whatever has happened to it, it is the next round's no more.
    graph = undefined;
    const words = [...problems].map(([fetch, problem]) => (fetch === '' ? problem : `${fetch}: ${problem}`)).join('\n');
    if (round.length === 1) return round.map((faultCase) => resultOf(faultCase, words));
    const results: CaseResult[] = [];
    for (const part of partsOf(round, problems, tree)) results.push(...(await judge(part)));
    return results.some(({ problem }) => problem !== undefined)
      ? results
      : round.map((faultCase) => resultOf(faultCase, `only together with others: ${words}`));
  }

  const results: CaseResult[] = [];
  for (const round of rounds) results.push(...(await judge(round)));
  return results;
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
