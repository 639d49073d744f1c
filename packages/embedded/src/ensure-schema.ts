import { cypherName, type LabelConstraints } from '@cadastre/core';
import type { RunCypher } from './run-cypher.js';

/**
 * Creates what is missing, by names that are always the same: the engine knows a duplicate only by its name.
 * A uniqueness constraint is no index there, so each gets an index too: without it MERGE is quadratic.
 *
 * @param known - statements that this graph has run since it was opened, which are not run again: a connector has hundreds
 */
export async function ensureSchema(
  run: RunCypher,
  labels: readonly LabelConstraints[],
  known: Set<string>,
): Promise<void> {
  const once = async (cypher: string): Promise<void> => {
    if (known.has(cypher)) return;
    await run(cypher);
    known.add(cypher);
  };
  for (const { label, unique, indexes } of labels) {
    const node = `(n:${cypherName(label)})`;
    for (const property of unique) {
      const name = `${label}_${cypherName(property)}_unique`;
      await once(`CREATE CONSTRAINT ${name} IF NOT EXISTS FOR ${node} REQUIRE n.${property} IS UNIQUE`);
    }
    for (const property of new Set([...unique, ...indexes, '_partition'])) {
      await once(`CREATE INDEX ${label}_${cypherName(property)} IF NOT EXISTS FOR ${node} ON (n.${property})`);
    }
  }
}
