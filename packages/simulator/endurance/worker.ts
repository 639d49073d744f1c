/** A process that runs one sync, says how it goes on, and may be killed or frozen meanwhile. */
import { CadastreError, messageOf, sync } from '@cadastre/core';
import { estateOf } from './estates.js';
import { openGraph } from './graph.js';
import { slowSource } from './slow-source.js';
import type { Job, Said } from './start-worker.js';

// Without its parent, nobody waits for it.
process.once('disconnect', () => process.exit());
process.once('message', async (job: Job) => {
  say(await run(job));
  process.disconnect();
});
say({ kind: 'loaded' });

async function run({ graph, version, size, leaseMs, latencyMs }: Job): Promise<Said> {
  const store = await openGraph(graph);
  try {
    say({ kind: 'syncing' });
    const sources = [slowSource(estateOf(version, size), latencyMs)];
    const onEvent = (event: { kind: string }): void => {
      if (event.kind === 'partition-read') say({ kind: 'read' });
    };
    const started = performance.now();
    const { outcome } = await sync({ store, sources, leaseMs, onEvent });
    return { kind: 'ended', outcome, durationMs: performance.now() - started };
  } catch (error) {
    return { kind: 'ended', outcome: error instanceof CadastreError ? error.code : messageOf(error), durationMs: 0 };
  } finally {
    await store.close();
  }
}

function say(said: Said): void {
  process.send?.(said);
}
