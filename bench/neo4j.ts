/*
 * Loads a made-up estate of 100,000 servers, each with three relationships, into one running Neo4j server: with this engine, then with
 * Cartography, then with the bare driver. Each finds the graph empty, and the server warm: all of it is done twice, and the first time does not count.
 * The order is to our disadvantage, since the server gets faster with use.
 * CPU is the processor time of client and server together: on a machine that others use too it says more than the clock.
 * Run: pnpm bench neo4j; BENCH_SERVERS=10000 for a smaller estate
 */
import assert from 'node:assert/strict';
import neo4j, { type Driver } from 'neo4j-driver';
import { openNeo4jStore } from '../packages/core/src/index.js';
import { cartographyInstallHint, installedCartography } from '../scripts/cartography/installed.js';
import { neo4jInstallHint, neo4jVersionsAvailable } from '../scripts/neo4j/installed.js';
import { type Neo4jServer, startNeo4j } from '../scripts/neo4j/start.js';
import { type Comparison, faster, report, slower } from './comparison.js';
import { type Estate, sizeOf } from './estate/records.js';
import { type SyncRun, syncEstate } from './estate/sync-estate.js';
import { type CartographyRun, runCartography } from './neo4j/cartography.js';
import { emptyDatabase } from './neo4j/empty-database.js';
import { loadFloor } from './neo4j/floor.js';

const servers = Number(process.env.BENCH_SERVERS ?? 100_000);
/** Before it is measured, everything is done once with half as much: with less, the first loader took twice the time that it takes later. */
const sizes = [servers / 2, servers];

function statesOf(servers: number): ReadonlyMap<string, Estate> {
  return new Map<string, Estate>([
    ['first', { servers }],
    ['unchanged', { servers }],
    ['changed', { servers, changed: true }],
    ['shrunk', { servers, changed: true, shrunk: true }],
  ]);
}

/** What the servers, and so the whole comparison, come to in the end. */
interface Contents {
  readonly nodes: number;
  readonly edges: number;
  readonly cpus: number;
  readonly stopped: number;
}

const version = neo4jVersionsAvailable().find((name) => name.startsWith('5.'));
if (version === undefined) console.log(neo4jInstallHint);
else await main(version);

async function main(version: string): Promise<void> {
  const server = await startNeo4j({ version, tuning: 'speed' });
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, server.password));
  try {
    let comparisons: Comparison[] = [];
    for (const size of sizes) comparisons = await compare(server, driver, size);
    report(comparisons);
  } finally {
    await driver.close();
    await server.stop();
  }
}

async function compare(server: Neo4jServer, driver: Driver, servers: number): Promise<Comparison[]> {
  const states = statesOf(servers);
  await emptyDatabase(driver);
  const ours = await runOurs(server, states);
  const after = await contents(driver, servers);
  await emptyDatabase(driver);
  const peer = await runPeer(server, states);
  if (peer !== undefined) assert.deepEqual(await contents(driver, servers), after, 'not the same graph');
  await emptyDatabase(driver);
  const floor = await loadFloor(driver, { servers }, server.pid);

  const run = (state: string): SyncRun => ours.get(state) ?? { seconds: 0, cleanup: 0, cpu: undefined };
  const first = run('first');
  const comparisons = peer === undefined ? [] : comparePeer(run, peer);
  comparisons.push(slower('Neo4j: first load', first.seconds, { name: 'bare driver', seconds: floor.seconds }, 2));
  if (first.cpu !== undefined && floor.cpu !== undefined) {
    comparisons.push(slower('Neo4j: first load, CPU', first.cpu, { name: 'bare driver', seconds: floor.cpu }));
  }
  return comparisons;
}

function comparePeer(run: (state: string) => SyncRun, { name, runs }: Peer): Comparison[] {
  const load = (state: string) => ({ name: `${name} load()`, seconds: runs[state]?.load ?? 0 });
  const cleanup = (state: string) => ({ name: `${name} GraphJob`, seconds: runs[state]?.cleanup ?? 0 });
  const both = (state: string) => ({ name, seconds: load(state).seconds + cleanup(state).seconds });
  const comparisons = [
    // Charitable: our run has looked for what to clean up too.
    faster('Neo4j: first load', run('first').seconds, load('first'), 3),
    faster('Neo4j: again, unchanged', run('unchanged').seconds, both('unchanged'), 20),
    faster('Neo4j: again, 1 % changed', run('changed').seconds, both('changed'), 10),
    faster('Neo4j: again, 10 % gone', run('shrunk').seconds, both('shrunk')),
    faster('Neo4j: 10 % gone, cleanup alone', run('shrunk').cleanup, cleanup('shrunk')),
  ];
  const titles = {
    first: 'first load',
    unchanged: 'again, unchanged',
    changed: 'again, 1 % changed',
    shrunk: 'again, 10 % gone',
  };
  for (const [state, title] of Object.entries(titles)) {
    const [ours, theirs] = [run(state).cpu, runs[state]?.cpu ?? undefined];
    if (ours !== undefined && theirs !== undefined) {
      comparisons.push(faster(`Neo4j: ${title}, CPU`, ours, { name, seconds: theirs }));
    }
  }
  return comparisons;
}

async function runOurs(
  server: Neo4jServer,
  states: ReadonlyMap<string, Estate>,
): Promise<ReadonlyMap<string, SyncRun>> {
  const store = await openNeo4jStore(server);
  try {
    const runs = new Map<string, SyncRun>();
    for (const [state, estate] of states) runs.set(state, await syncEstate(store, estate, server.pid));
    return runs;
  } finally {
    await store.close();
  }
}

interface Peer {
  readonly name: string;
  readonly runs: Readonly<Record<string, CartographyRun>>;
}

async function runPeer(server: Neo4jServer, states: ReadonlyMap<string, Estate>): Promise<Peer | undefined> {
  const installed = installedCartography();
  if (installed !== undefined) {
    const runs = await runCartography(installed.python, server, states);
    return { name: `Cartography ${installed.version}`, runs };
  }
  console.log(cartographyInstallHint);
  return undefined;
}

/** What is in the graph, without what the engine keeps for itself. */
async function contents(driver: Driver, servers: number): Promise<Contents> {
  const query = `MATCH (n) WHERE n:BenchAccount OR n:BenchSubnet OR n:BenchRole OR n:BenchServer
OPTIONAL MATCH (n)-[r]->()
WITH n, count(r) AS out
RETURN count(n) AS nodes, sum(out) AS edges, sum(n.cpus) AS cpus, count(CASE WHEN n.state = 'stopped' THEN 1 END) AS stopped`;
  const { records } = await driver.executeQuery(
    query,
    {},
    { resultTransformer: neo4j.resultTransformers.eagerResultTransformer() },
  );
  const found = records[0]?.toObject() as Record<keyof Contents, neo4j.Integer>;
  const numbers = { nodes: found.nodes.toNumber(), edges: found.edges.toNumber() };
  const expected = sizeOf({ servers, shrunk: true });
  if (numbers.nodes !== expected.nodes || numbers.edges !== expected.edges) {
    throw new Error(`${JSON.stringify(numbers)} are in the graph, and ${JSON.stringify(expected)} should be`);
  }
  return { ...numbers, cpus: found.cpus.toNumber(), stopped: found.stopped.toNumber() };
}
