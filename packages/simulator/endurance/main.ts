/**
 * `pnpm endurance`: syncs that are killed, frozen, run against each other, and whose server is killed or has no memory left, on both stores. Exits
 * with 1 when a round fails. Given the seed that it printed, it draws the same moments again.
 */
import { neo4jInstallHint, neo4jVersionsAvailable } from '../../../scripts/neo4j/installed.js';
import { startNeo4j } from '../../../scripts/neo4j/start.js';
import { checkConcurrent } from './check-concurrent.js';
import { checkFrozenEmbedded, checkFrozenNeo4j } from './check-frozen.js';
import { checkKills } from './check-kills.js';
import { checkMemory, TRANSACTION_MEMORY } from './check-memory.js';
import { checkRestarts } from './check-restarts.js';
import { emptyGraph, type Graph, withTemporaryGraph } from './graph.js';
import { randomOf } from './random.js';
import type { CheckResult } from './rounds.js';

const VERSION = '5.26.20';

const seed = Number(process.argv[2] ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}`);
const results = (await Promise.all([onEmbedded(), onNeo4j()])).flat();
const rounds = results.reduce((sum, result) => sum + result.rounds, 0);
const failed = results.reduce((sum, { failures }) => sum + failures.length, 0);
console.log(`${rounds} rounds tried, ${rounds - failed} passed, ${failed} failed`);
// What a round that failed has left behind may still be at work.
process.exit(failed === 0 ? 0 : 1);

async function onEmbedded(): Promise<readonly CheckResult[]> {
  const random = randomOf(seed);
  const done: CheckResult[] = [];
  for (const check of [checkKills, checkConcurrent, checkFrozenEmbedded])
    done.push(await withTemporaryGraph((graph) => check(graph, random)));
  return done;
}

async function onNeo4j(): Promise<readonly CheckResult[]> {
  if (!neo4jVersionsAvailable().includes(VERSION) && process.env.CI === undefined) {
    console.log(neo4jInstallHint);
    return [];
  }
  const random = randomOf(seed + 1);
  const server = await startNeo4j({ version: VERSION, settings: [`db.memory.transaction.max=${TRANSACTION_MEMORY}`] });
  const { uri, username, password } = server;
  const graph: Graph = { kind: 'neo4j', uri, username, password };
  const done: CheckResult[] = [];
  try {
    for (const check of [checkKills, checkConcurrent, checkFrozenNeo4j, restarts, checkMemory]) {
      await emptyGraph(graph);
      done.push(await check(graph, random));
    }
    return done;
  } finally {
    await server.stop();
  }

  function restarts(): Promise<CheckResult> {
    return checkRestarts(server, graph, random);
  }
}
