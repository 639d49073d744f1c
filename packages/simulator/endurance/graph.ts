import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GraphStore, openNeo4jStore } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { emptyStore } from '../../core/src/engine/conformance/empty-store.js';

/** Where a graph is, in a form that can be told to another process. */
export type Graph =
  | { readonly kind: 'embedded'; readonly path: string }
  | { readonly kind: 'neo4j'; readonly uri: string; readonly username: string; readonly password: string };

/** Opens a graph. */
export function openGraph(graph: Graph): Promise<GraphStore> {
  return graph.kind === 'embedded' ? openEmbeddedStore(graph.path) : openNeo4jStore(graph);
}

/** Calls `work` with the path of a graph that does not exist yet, and removes it afterwards. */
export async function withTemporaryGraph<T>(
  work: (graph: Graph & { readonly kind: 'embedded' }) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-endurance-'));
  try {
    return await work({ kind: 'embedded', path: join(folder, 'graph.grafeo') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Removes all that a graph holds. */
export async function emptyGraph(graph: Graph): Promise<void> {
  const store = await openGraph(graph);
  await emptyStore(store).finally(() => store.close());
}
