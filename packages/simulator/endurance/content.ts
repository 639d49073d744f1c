import { type GraphStore, sync } from '@cadastre/core';
import { contentOf } from '../../core/src/engine/conformance/describe-engine.js';
import type { World } from '../../core/src/engine/conformance/world.js';
import { openGraph, withTemporaryGraph } from './graph.js';
import { slowSource } from './slow-source.js';

/** Most lines of a difference that are shown. */
const SHOWN = 8;

/** What a graph holds after one undisturbed run over an estate, and nothing before. Both stores hold the same then. */
export function cleanContent(accounts: World['accounts']): Promise<readonly string[]> {
  return withTemporaryGraph(async (graph) => {
    const store = await openGraph(graph);
    try {
      await sync({ store, sources: [slowSource(accounts)] });
      return await contentOf(store);
    } finally {
      await store.close();
    }
  });
}

/** Throws when a graph does not hold what it should, no more and no less. */
export async function expectContent(store: GraphStore, expected: readonly string[]): Promise<void> {
  const content = await contentOf(store);
  const lines = [
    ...without(expected, content).map((line) => `- ${line}`),
    ...without(content, expected).map((line) => `+ ${line}`),
  ];
  if (lines.length === 0) return;
  const shown = lines.slice(0, SHOWN).map((line) => line.slice(0, 200));
  throw new Error(`the graph is not what it should be, in ${lines.length} lines:\n${shown.join('\n')}`);
}

/** The lines of `from` that `taken` has not, or not as often. */
export function without(from: readonly string[], taken: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of taken) left.set(line, (left.get(line) ?? 0) + 1);
  return from.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
