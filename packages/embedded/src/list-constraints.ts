import { groupConstraints, type LabelConstraints, type LabelProperty } from '@cadastre/core';
import type { Rows, RunCypher } from './run-cypher.js';

/** What the file has of constraints and indexes. A constraint without its index does not count: MERGE would be quadratic. */
export async function listConstraints(run: RunCypher): Promise<readonly LabelConstraints[]> {
  const indexes = pairs(await run('SHOW INDEXES'), 'property');
  const indexed = new Set(indexes.map(([label, property]) => `${label}.${property}`));
  const unique = pairs(await run('SHOW CONSTRAINTS'), 'properties');
  return groupConstraints(
    unique.filter(([label, property]) => indexed.has(`${label}.${property}`)),
    indexes,
  );
}

function pairs(rows: Rows, column: 'property' | 'properties'): readonly LabelProperty[] {
  return Array.from({ length: rows.length }, (_, index) => rows.get(index)).map((row) => [
    String(row.label),
    String(row[column]),
  ]);
}
