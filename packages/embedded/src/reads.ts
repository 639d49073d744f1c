import {
  compileEdgeLookup,
  compileList,
  compileNodeLookup,
  compileStatement,
  type EdgeWrite,
  type GraphStore,
  type HeldEdge,
  type ListedThing,
  type UpsertEdges,
} from '@cadastre/core';
import { countRow } from './count-row.js';
import { decodeProperties } from './decode-value.js';
import { edgeRows, nodeRow } from './encode-rows.js';
import { typedKeys } from './find-typed-properties.js';
import { heldNodes, lookupNodes } from './held-nodes.js';
import { listConstraints } from './list-constraints.js';
import { readPartition } from './read-partition.js';
import type { Rows, RunCypher } from './run-cypher.js';

/** What a graph answers the engine, whichever way it is open. */
export function storeReads(
  run: RunCypher,
): Pick<GraphStore, 'constraints' | 'count' | 'lookup' | 'held' | 'nodes' | 'edges' | 'list' | 'read'> {
  return {
    constraints: () => listConstraints(run),
    count: async (statement, partitions, before) =>
      countRow(await run(compileStatement(statement), { partitions: [...partitions], before })),
    lookup: (statement, ids, partition) => lookupNodes(run, statement, ids, partition),
    held: (statement, partitions) => heldNodes(run, statement, partitions),
    nodes: async (label, ids) => {
      const rows = await run(compileNodeLookup(label, `, ${typedKeys('n')}`), { ids: [...ids] });
      return all<{ properties: object; labels: string[]; typed: string[] }>(rows).map(
        ({ properties, labels, typed }) => ({
          properties: decodeProperties(properties, new Set(typed)) as never,
          labels,
        }),
      );
    },
    edges: (statement, rows) => lookupEdges(run, statement, rows),
    async *list(statement, { run: number, before = number, partitions = [], rows: given = [] }) {
      const rows = await run(compileList(statement), {
        run: number,
        before,
        partitions: partitions.map((partition) => ({ ...partition })),
        rows: given.map((row, index) => nodeRow(row, index)),
      });
      for (let index = 0; index < rows.length; index += 1) yield rows.get(index) as unknown as ListedThing;
    },
    read: (statement, partition, number) => readPartition(run, statement, partition, number),
  };
}

async function lookupEdges(
  run: RunCypher,
  statement: UpsertEdges,
  edges: readonly EdgeWrite[],
): Promise<readonly HeldEdge[]> {
  const rows = edgeRows(edges, statement.type);
  if (rows.length === 0) return [];
  const found = await run(compileEdgeLookup(statement, `, ${typedKeys('r')}`), { rows });
  type Found = { index: number; source: string; target: string; properties: object; typed: string[] };
  return all<Found>(found).map(({ index, source, target, properties, typed }) => {
    return { index, from: source, to: target, properties: decodeProperties(properties, new Set(typed)) as never };
  });
}

function all<Row>(rows: Rows): readonly Row[] {
  return Array.from({ length: rows.length }, (_, index) => rows.get(index) as Row);
}
