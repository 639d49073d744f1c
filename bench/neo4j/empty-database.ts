import type { Driver } from 'neo4j-driver';

/** Removes everything from the graph, so that the next loader finds the running server as the one before did. */
export async function emptyDatabase(driver: Driver): Promise<void> {
  const session = driver.session();
  try {
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS');
    const constraints = await session.run('SHOW CONSTRAINTS YIELD name');
    for (const record of constraints.records) await session.run(`DROP CONSTRAINT \`${record.get('name')}\``);
    const indexes = await session.run(`SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'`);
    for (const record of indexes.records) await session.run(`DROP INDEX \`${record.get('name')}\``);
    await session.run('CALL db.clearQueryCaches()');
  } finally {
    await session.close();
  }
}
