import type { Driver } from 'neo4j-driver';
import { cypherName } from '../statement/cypher-name.js';
import type { LabelConstraints } from '../store/graph-store.js';
import { neo4jError } from './neo4j-error.js';
import type { RunCypher } from './open-neo4j-store.js';

/** Creates the constraints and indexes that are missing: one look at what is there, and no statement for what needs none. */
export async function ensureSchema(
  driver: Driver,
  database: { readonly database?: string },
  run: RunCypher,
  uri: string,
  labels: readonly LabelConstraints[],
): Promise<void> {
  const known = new Set((await run('SHOW INDEXES YIELD name RETURN name')).map(({ name }) => String(name)));
  const statements: string[] = [];
  for (const { label, unique, indexes } of labels) {
    const node = `(n:${cypherName(label)})`;
    for (const property of unique) {
      const name = `cadastre_${label}_${cypherName(property)}_unique`;
      if (!known.has(name))
        statements.push(`CREATE CONSTRAINT ${name} IF NOT EXISTS FOR ${node} REQUIRE n.${property} IS UNIQUE`);
    }
    for (const property of indexes) {
      const name = `cadastre_${label}_${cypherName(property)}`;
      if (!known.has(name)) statements.push(`CREATE INDEX ${name} IF NOT EXISTS FOR ${node} ON (n.${property})`);
    }
  }
  if (statements.length === 0) return;
  const session = driver.session(database);
  try {
    // In one transaction: each of its own would cost as much as all of them.
    await session.executeWrite(async (transaction) => {
      for (const statement of statements) await transaction.run(statement);
    });
    // A statement that runs before its index is filled would scan.
    await session.run('CALL db.awaitIndexes(300)');
  } catch (error) {
    throw neo4jError(error, uri);
  } finally {
    await session.close();
  }
}
