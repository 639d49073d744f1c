import { setTimeout as sleep } from 'node:timers/promises';
import { CadastreError, messageOf, sync } from '@cadastre/core';
import type { Neo4jServer } from '../../../scripts/neo4j/start.js';
import { contentOf } from '../../core/src/engine/conformance/describe-engine.js';
import { cleanContent, expectContent, without } from './content.js';
import { estateOf, LARGE } from './estates.js';
import { type Graph, openGraph } from './graph.js';
import type { Random } from './random.js';
import { type CheckResult, runRounds } from './rounds.js';
import { slowSource } from './slow-source.js';

const ROUNDS = 5;
/** A sync takes longer than this. */
const LONGEST_MS = 400;
/** What a run may end with when its store is lost: never with an error that says nothing. */
const CLEAR = ['complete', 'STORE_UNAVAILABLE'];

/**
 * Kills the server at a random moment of a sync and starts it again: the run finishes or says why not, what is in both versions of the estate is never
 * lost, and a run afterwards gives the clean graph.
 */
export async function checkRestarts(server: Neo4jServer, graph: Graph, random: Random): Promise<CheckResult> {
  const contents = [await cleanContent(estateOf(0, LARGE)), await cleanContent(estateOf(1, LARGE))];
  const [a = [], b = []] = contents;
  const lasting = a.filter((line) => b.includes(line));
  const ends: string[] = [];

  async function round(index: number): Promise<void> {
    const version = (index + 1) % 2;
    const sources = [slowSource(estateOf(version, LARGE))];
    const store = await openGraph(graph);
    try {
      let isOver = false;
      const run = sync({ store, sources }).then(
        ({ outcome }) => outcome,
        (error: unknown) => (error instanceof CadastreError ? error.code : messageOf(error)),
      );
      run.finally(() => {
        isOver = true;
      });
      await sleep(random(LONGEST_MS));
      if (isOver) throw new Error('the run was over before the server was killed');
      await server.kill();
      await server.restart();
      const end = await run;
      ends.push(end);
      if (!CLEAR.includes(end)) throw new Error(`the run ended with ${end}`);
      const lost = without(lasting, await contentOf(store));
      if (lost.length > 0) throw new Error(`lost ${lost.length} lines, the first: ${lost[0]}`);
      await sync({ store, sources });
      await expectContent(store, contents[version] ?? []);
    } finally {
      await store.close();
    }
  }

  const store = await openGraph(graph);
  await sync({ store, sources: [slowSource(estateOf(0, LARGE))] }).finally(() => store.close());
  return runRounds('Neo4j killed and started again', ROUNDS, round, () => `the runs ended with ${ends.join(', ')}`);
}
