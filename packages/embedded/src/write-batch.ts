import { compileStatement, type WriteBatch, type WriteResult, writeResult } from '@cadastre/core';
import { encodeRows } from './encode-rows.js';
import type { RunCypher } from './run-cypher.js';

/** Writes a batch as one statement, which the engine keeps or drops as a whole. */
export async function writeBatch(run: RunCypher, batch: WriteBatch): Promise<WriteResult> {
  const rows = encodeRows(batch);
  if (rows.length === 0) return writeResult(batch, []);
  const result = await run(compileStatement(batch.statement), { rows, run: batch.run, partition: batch.partition });
  return writeResult(
    batch,
    Array.from({ length: result.length }, (_, index) => result.get(index)),
  );
}
