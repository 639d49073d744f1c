import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AzureOptions, azure } from '@cadastre/connector-azure';
import type { GraphStore, Source } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { type AzureSimulator, type AzureSimulatorOptions, startAzureSimulator } from '../src/index.js';

/** A simulated tenant, a connector that reads it, and an empty graph to read it into. */
export interface OpenAzure {
  readonly simulator: AzureSimulator;
  readonly store: GraphStore;
  source(options?: Partial<AzureOptions>): Source;
  /** The connector with what is read by these calls, and with tenants, groups, subscriptions and resource groups: all of it takes seconds. */
  sourceOf(calls: RegExp, options?: Partial<AzureOptions>): Source;
  /** The rows of a query. */
  rows(cypher: string): Promise<readonly object[]>;
  close(): Promise<void>;
}

/** The calls for what everything else is in. */
const SCOPES =
  /^GET \/(?:tenants|subscriptions(?:\/\{subscription\}\/resourcegroups)?|providers\/Microsoft\.Management\/managementGroups\/\{managementGroup\})$/;

/** Starts the simulator and opens an empty embedded graph beside it. */
export async function openAzure(options: AzureSimulatorOptions = {}): Promise<OpenAzure> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-azure-'));
  const simulator = await startAzureSimulator(options);
  const store = await openEmbeddedStore(join(folder, 'graph.grafeo'));
  const source = (changes?: Partial<AzureOptions>): Source => {
    const { tenant: tenantId, cloud, credential: signIn } = simulator;
    return azure({ tenants: [{ tenantId, cloud, signIn }], ...changes });
  };
  return {
    simulator,
    store,
    source,
    sourceOf: (calls, changes) => {
      const whole = source(changes);
      const isRead = ([first = '']: readonly string[]) => calls.test(first) || SCOPES.test(first);
      // Only the labels of what is read need constraints.
      return { ...whole, schemas: [], fetches: whole.fetches.filter((fetch) => isRead(fetch.calls)) };
    },
    rows: async (cypher) => (await store.query(cypher, {})).rows as readonly object[],
    close: async () => {
      await store.close();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
