import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphStore } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';

/** Graphs in a folder that is removed in the end. */
export interface Stores {
  openStore(): Promise<GraphStore>;
  close(): Promise<void>;
}

/** Makes the folder. */
export async function openStores(): Promise<Stores> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-fault-sweep-'));
  const stores: GraphStore[] = [];
  return {
    async openStore() {
      const store = await openEmbeddedStore(join(folder, `${stores.length}.grafeo`));
      stores.push(store);
      return store;
    },
    async close() {
      for (const store of stores) await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
