/** Starts a Neo4j, writes, restarts it, reads back and stops it: npx tsx scripts/neo4j/smoke.ts 5.26.20 */
import assert from 'node:assert/strict';
import neo4j from 'neo4j-driver';
import { neo4jInstallHint, neo4jVersionsAvailable } from './installed.js';
import { startNeo4j } from './start.js';

const version = process.argv[2] ?? neo4jVersionsAvailable()[0];
if (version === undefined) {
  console.log(neo4jInstallHint);
} else {
  await smoke(version);
}

async function smoke(version: string): Promise<void> {
  const server = await timed(`start ${version}`, () => startNeo4j({ version }));
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, server.password));
  try {
    await driver.executeQuery('CREATE CONSTRAINT host_id FOR (h:Host) REQUIRE h.id IS UNIQUE');
    await driver.executeQuery('UNWIND range(1, 1000) AS id MERGE (:Host {id: id})');
    await driver.executeQuery('UNWIND range(1, 1000) AS id MERGE (:Host {id: id})');

    await timed('restart', () => server.restart());
    assert.equal(await hosts(driver), 1000);
    await server.kill();
    await timed('restart after kill', () => server.restart());
    assert.equal(await hosts(driver), 1000);
    await assert.rejects(driver.executeQuery('CREATE (:Host {id: 1})'), /already exists/);

    const stranger = neo4j.driver(server.uri, neo4j.auth.basic(server.username, 'not-the-password'));
    await assert.rejects(stranger.verifyConnectivity(), /unauthorized/i);
    await stranger.close();

    const { records } = await driver.executeQuery('CALL dbms.components() YIELD versions, edition');
    console.log(`${records[0]?.get('versions')} ${records[0]?.get('edition')}, ${server.uri}, pid ${server.pid}`);
  } finally {
    await driver.close();
    await timed('stop', () => server.stop());
  }
}

async function hosts(driver: neo4j.Driver): Promise<number> {
  const { records } = await driver.executeQuery('MATCH (h:Host) RETURN count(h) AS n');
  return records[0]?.get('n').toNumber() ?? 0;
}

async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await run();
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
