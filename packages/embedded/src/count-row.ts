import type { Rows } from './run-cypher.js';

/** The one row of a count. */
export function countRow(rows: Rows): { total: number; stale: number } {
  const { total, stale } = rows.get(0) as { total: number; stale: number };
  return { total, stale };
}
