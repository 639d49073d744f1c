import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OktaOptions, okta } from '@cadastre/connector-okta';
import type { GraphStore, Source } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { type OktaSimulator, type OktaSimulatorOptions, startOktaSimulator } from '../src/index.js';

/** A simulated organization, a connector that reads it, and an empty graph to read it into. */
export interface OpenOkta {
  readonly simulator: OktaSimulator;
  readonly store: GraphStore;
  /** The connector, by the API token unless told otherwise. */
  source(options?: Partial<OktaOptions>): Source;
  /** The rows of a query. */
  rows(cypher: string): Promise<readonly object[]>;
  close(): Promise<void>;
}

/** Starts the simulator and opens an empty embedded graph beside it. */
export async function openOkta(options: OktaSimulatorOptions = {}): Promise<OpenOkta> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-okta-'));
  const simulator = await startOktaSimulator(options);
  const store = await openEmbeddedStore(join(folder, 'graph.grafeo'));
  return {
    simulator,
    store,
    source: (changes) =>
      okta({ organizations: [{ url: simulator.url, token: simulator.token }], signInDays: 3_650, ...changes }),
    rows: async (cypher) => (await store.query(cypher, {})).rows as readonly object[],
    close: async () => {
      await store.close();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
