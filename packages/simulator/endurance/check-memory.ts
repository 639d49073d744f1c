import { CadastreError, type GraphStore, sync } from '@cadastre/core';
import { cleanContent, expectContent } from './content.js';
import { type Graph, openGraph } from './graph.js';
import { type CheckResult, runRounds } from './rounds.js';
import { slowSource } from './slow-source.js';

/** What a transaction may use of the server's memory: far more than an ordinary batch needs, and less than the rows below do. */
export const TRANSACTION_MEMORY = '3m';

/** Rows of one batch at most, each with an id as long as they may be. */
const NETWORKS = 1_000;
const NAME_LENGTH = 1_000;

/** Loads a partition whose batch the server has no memory for: it is written in parts, and all of it. */
export async function checkMemory(graph: Graph): Promise<CheckResult> {
  let refused = 0;
  const round = async (): Promise<void> => {
    const networks = Array.from({ length: NETWORKS }, (_, index) => String(index).padEnd(NAME_LENGTH, '-'));
    const accounts = { a1: { r1: { networks } } };
    const opened = await openGraph(graph);
    const store: GraphStore = {
      ...opened,
      write: (batch) =>
        opened.write(batch).catch((error: unknown) => {
          if (error instanceof CadastreError && error.code === 'STORE_MEMORY') refused += 1;
          throw error;
        }),
    };
    try {
      const { outcome } = await sync({ store, sources: [slowSource(accounts)] });
      if (outcome !== 'complete') throw new Error(`the run ended with ${outcome}`);
      if (refused === 0) throw new Error('the server had memory for everything: this says nothing');
      await expectContent(opened, await cleanContent(accounts));
    } finally {
      await opened.close();
    }
  };
  return runRounds('Neo4j without memory for a batch', 1, round, () => `${refused} batches were halved`);
}
