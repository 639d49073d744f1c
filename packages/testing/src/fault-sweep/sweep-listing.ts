import { messageOf, sync } from '@cadastre/core';
import { contentOf } from '@cadastre/core/conformance';
import type { CaseResult } from './fault-case.js';
import { type FaultKind, faultKinds } from './faults.js';
import { injectFaults } from './inject-faults.js';
import type { Position, RecordedCall } from './positions.js';
import { recordCalls } from './record-calls.js';
import { type CleanGraph, cleanGraph, runOptions } from './run-rounds.js';
import type { SweepEstate } from './sweep-estate.js';

/**
 * Tries every fault at every call that lists scopes, such as the accounts: what could not be listed is not gone. The estate is closed in the end.
 */
export async function sweepListing(estate: SweepEstate): Promise<readonly CaseResult[]> {
  try {
    const { calls } = await recordCalls(estate, await estate.openStore());
    const listing = new Map(calls.filter(({ fetch }) => fetch === undefined).map((call) => [call.list, call]));
    const results: CaseResult[] = [];
    let graph: CleanGraph | undefined;
    for (const call of listing.values()) {
      for (const fault of faultKinds(estate.errors)) {
        const position = positionOf(call);
        if (fault.applies?.(position) === false) continue;
        graph ??= await cleanGraph(estate);
        const problem = await judge(estate, graph, position, fault).catch(
          (error: unknown) => `the run failed: ${messageOf(error)}`,
        );
        // Whatever has happened to it, it is the next case's no more.
        if (problem !== undefined) graph = undefined;
        const result = { fetch: '(scopes)', call: call.operation, where: 'listing', fault: fault.name };
        results.push({ ...result, ...(problem === undefined ? {} : { problem }) });
      }
    }
    return results;
  } finally {
    await estate.close();
  }
}

function positionOf(call: RecordedCall): Position {
  const { page } = call;
  return { ...call, fetch: '', where: '', answered: page !== undefined, page: page ?? {}, skip: 0 };
}

async function judge(
  estate: SweepEstate,
  { store, content }: CleanGraph,
  position: Position,
  fault: FaultKind,
): Promise<string | undefined> {
  const isWell = fault.expected.kind === 'complete';
  const run = () =>
    sync({ store, sources: [estate.source()], ...runOptions(estate, fault.name === 'hang' ? 'short' : undefined) });
  const problems: string[] = [];

  estate.interfere(injectFaults([{ position, fault }], estate));
  const faulty = await run();
  if ((faulty.outcome === 'complete') !== isWell) problems.push(`the run says that it is ${faulty.outcome}`);
  if (!same(content, await contentOf(store))) problems.push('with the fault the graph differs');

  estate.interfere(undefined);
  const clean = await run();
  if (clean.outcome !== 'complete') problems.push(`afterwards the run says that it is ${clean.outcome}`);
  if (!same(content, await contentOf(store))) problems.push('afterwards the graph differs');
  return problems.length === 0 ? undefined : problems.join('; ');
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.join('\n') === b.join('\n');
}
