import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphStore } from '@cadastre/core';
import type { StoreUnderTest } from '@cadastre/core/conformance';
import { openEmbeddedStore } from './index.js';

/** Opens an empty graph in a folder of its own, which goes when it is closed. */
export async function openTemporaryStore(): Promise<StoreUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-'));
  const path = join(folder, 'graph.grafeo');
  let store: GraphStore = await openEmbeddedStore(path);
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openEmbeddedStore(path);
      return store;
    },
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
