import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AwsOptions, aws } from '@cadastre/connector-aws';
import type { GraphStore, Source } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { type Simulator, type SimulatorOptions, startSimulator } from '../src/index.js';

/** A simulated company, a connector that reads it, and an empty graph to read it into. */
export interface OpenEstate {
  readonly simulator: Simulator;
  readonly store: GraphStore;
  /** The connector, as the management account reads the whole organization, unless told otherwise. */
  source(options?: AwsOptions): Source;
  close(): Promise<void>;
}

/** Starts the simulator and opens an empty embedded graph beside it. */
export async function openEstate(options: SimulatorOptions): Promise<OpenEstate> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-estate-'));
  const simulator = await startSimulator(options);
  const store = await openEmbeddedStore(join(folder, 'graph.grafeo'));
  return {
    simulator,
    store,
    source: (changes) =>
      aws({
        endpoint: simulator.url,
        credentials: async () => simulator.credentials,
        accounts: { organizationRole: 'CadastreReader' },
        ...changes,
      }),
    close: async () => {
      await store.close();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
