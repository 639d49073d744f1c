import { compileStatement, type HeldNode, type HeldNodes, type LookupNodes } from '@cadastre/core';
import type { RunCypher } from './run-cypher.js';

/** Looks nodes up by their ids. */
export async function lookupNodes(
  run: RunCypher,
  statement: LookupNodes,
  ids: readonly string[],
  partition: string,
): Promise<readonly HeldNode[]> {
  const rows = await run(compileStatement(statement), { ids: [...ids], partition });
  return Array.from({ length: rows.length }, (_, index) => rows.get(index) as unknown as HeldNode);
}

/** The ids of the nodes that partitions hold. The engine gives all rows of an answer at once, but makes them objects only one by one. */
export async function* heldNodes(
  run: RunCypher,
  statement: HeldNodes,
  partitions: readonly string[],
): AsyncGenerator<Pick<HeldNode, 'id' | 'missed'>> {
  const rows = await run(compileStatement(statement), { partitions: [...partitions] });
  for (let index = 0; index < rows.length; index += 1) yield rows.get(index) as unknown as HeldNode;
}
