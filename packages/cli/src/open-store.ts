import { resolve } from 'node:path';
import type { GraphStore } from '@cadastre/core';
import type { StoreConfig } from './config.js';

/** What a command does with the graph. */
export type Access = 'read' | 'write';

/** Opens the configured graph. Only a writer makes the embedded file where there is none. */
async function openStore(config: StoreConfig, cwd: string, access: Access): Promise<GraphStore> {
  if (config.kind === 'neo4j') {
    const { openNeo4jStore } = await import('@cadastre/core');
    const { kind: _, ...connection } = config;
    return openNeo4jStore(connection);
  }
  const { openEmbeddedStore } = await import('@cadastre/embedded');
  return openEmbeddedStore(resolve(cwd, config.path), { readOnly: access === 'read' });
}

/** Opens the graph, works with it, and closes it whatever happens. */
export async function withStore<T>(
  config: StoreConfig,
  cwd: string,
  access: Access,
  work: (store: GraphStore) => Promise<T>,
): Promise<T> {
  const store = await openStore(config, cwd, access);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
