import type { FaultCase } from './fault-case.js';
import type { FetchTree } from './fetch-tree.js';

/**
 * Puts cases together that one sync can try at once, each judged by its own partition: no two of one fetch, nor of fetches of which one is
 * run for what the other reads. A case after which the graph may change is alone.
 */
export function scheduleRounds(cases: readonly FaultCase[], tree: FetchTree): readonly (readonly FaultCase[])[] {
  const rounds: { readonly cases: FaultCase[]; readonly taken: Set<string>; readonly hangs: boolean }[] = [];
  const alone: FaultCase[][] = [];
  for (const faultCase of cases) {
    if (faultCase.changesGraph) {
      alone.push([faultCase]);
      continue;
    }
    const { fetch } = faultCase.position;
    // A hang ends by a short limit on every call, which the others do without.
    const hangs = faultCase.fault.name === 'hang';
    let round = rounds.find((other) => other.hangs === hangs && !other.taken.has(fetch));
    if (round === undefined) {
      round = { cases: [], taken: new Set(), hangs };
      rounds.push(round);
    }
    round.cases.push(faultCase);
    for (const name of tree.related(fetch)) round.taken.add(name);
  }
  return [...rounds.map((round) => round.cases), ...alone];
}
