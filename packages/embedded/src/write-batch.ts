import { compileStatement, type WriteBatch, type WriteResult } from '@cadastre/core';
import { encodeRows } from './encode-rows.js';
import type { RunCypher } from './run-cypher.js';

/** Writes a batch as one statement, which the engine keeps or drops as a whole. */
export async function writeBatch(run: RunCypher, batch: WriteBatch): Promise<WriteResult> {
  const rows = encodeRows(batch);
  const missing = new Set(batch.rows.keys());
  if (rows.length === 0) return { created: 0, written: 0, unmatched: [...missing], conflicting: 0 };
  const result = await run(compileStatement(batch.statement), { rows, run: batch.run, partition: batch.partition });
  let created = 0;
  let conflicting = 0;
  for (let index = 0; index < result.length; index += 1) {
    const row = result.get(index);
    if (row.created === true) created += 1;
    if (row.differs === true) conflicting += 1;
    missing.delete(row.index as number);
  }
  return { created, written: result.length, unmatched: [...missing], conflicting };
}
