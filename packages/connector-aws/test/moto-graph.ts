import type { GraphNode, GraphStore, QueryValue } from '@cadastre/core';
import * as connector from '../src/index.js';
import { edgeText, type NodeKey } from './moto-expected-graph.js';

/** What a store holds, written as an expected graph is. */
export interface ActualGraph {
  readonly nodes: ReadonlyMap<NodeKey, Readonly<Record<string, QueryValue>>>;
  readonly edges: ReadonlySet<string>;
}

/** Labels of schemas: a node has one of them, besides those that it shares with others. */
const OWN_LABELS = new Set<string>(
  Object.values(connector).flatMap((value) =>
    typeof value === 'object' && 'kind' in value && value.kind === 'node' ? [value.name] : [],
  ),
);
const EVERYTHING = { maxRows: 100_000 };

/** Reads everything but what the engine keeps for itself. */
export async function readGraph(store: GraphStore): Promise<ActualGraph> {
  const nodes = new Map<NodeKey, Readonly<Record<string, QueryValue>>>();
  const all = await store.query<{ n: GraphNode }>('MATCH (n) RETURN n', {}, EVERYTHING);
  for (const { n } of all.rows) {
    const key = keyOf(n.labels, n.properties.id);
    if (key === undefined) continue;
    if (nodes.has(key)) throw new Error(`two nodes are ${key}`);
    nodes.set(key, n.properties);
  }
  const edges = new Set<string>();
  const found = await store.query<Record<'a' | 'b', QueryValue> & { from: string[]; type: string; to: string[] }>(
    'MATCH (a)-[r]->(b) RETURN labels(a) AS from, a.id AS a, type(r) AS type, labels(b) AS to, b.id AS b',
    {},
    EVERYTHING,
  );
  for (const { from, a, type, to, b } of found.rows) {
    const [start, end] = [keyOf(from, a), keyOf(to, b)];
    if (start === undefined || end === undefined) continue;
    const text = edgeText(start, type, end);
    if (edges.has(text)) throw new Error(`two edges are ${text}`);
    edges.add(text);
  }
  return { nodes, edges };
}

function keyOf(labels: readonly string[], id: QueryValue | undefined): NodeKey | undefined {
  const label = labels.find((name) => OWN_LABELS.has(name));
  return label === undefined ? undefined : `${label} ${String(id)}`;
}
