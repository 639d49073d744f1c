import neo4j, { type Driver } from 'neo4j-driver';
import { cpuSeconds } from '../cpu-time.js';
import {
  accountIds,
  accountRecord,
  type Estate,
  roleRecords,
  serverRecords,
  subnetRecords,
} from '../estate/records.js';

type Rows = Record<string, unknown>[];

const BATCH = 10_000;

/**
 * The least that a program can do with the driver to load the estate, knowing that nothing is there: one CREATE for each batch, nodes and then
 * relationships, the same properties and the index that finds the ends.
 */
export async function loadFloor(
  driver: Driver,
  estate: Estate,
  server: number,
): Promise<{ readonly seconds: number; readonly cpu: number | undefined }> {
  const { nodes, edges } = prepare(estate);
  const cpuBefore = cpuSeconds(server);
  const started = performance.now();
  const session = driver.session();
  try {
    for (const [label, rows] of nodes) {
      await session.run(`CREATE CONSTRAINT FOR (n:${label}) REQUIRE n.id IS UNIQUE`);
      if (label === 'BenchServer') await session.run(`CREATE INDEX FOR (n:${label}) ON (n.name)`);
      for (const batch of batches(rows)) {
        await session.run(`UNWIND $rows AS row CREATE (n:${label}) SET n = row`, { rows: batch });
      }
    }
    for (const [pattern, rows] of edges) {
      for (const batch of batches(rows)) await session.run(`UNWIND $rows AS row ${pattern}`, { rows: batch });
    }
  } finally {
    await session.close();
  }
  const seconds = (performance.now() - started) / 1000;
  const cpuAfter = cpuSeconds(server);
  return { seconds, cpu: cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore };
}

/** Everything as the driver takes it. */
function prepare(estate: Estate): { nodes: Map<string, Rows>; edges: Map<string, Rows> } {
  const nodes = new Map<string, Rows>();
  const edges = new Map<string, Rows>();
  const node = (label: string, properties: Record<string, unknown>): void => push(nodes, label, properties);
  const edge = (pattern: string, from: string, to: string): void => push(edges, pattern, { from, to });
  for (const account of accountIds) {
    node('BenchAccount', { ...accountRecord(account) });
    for (const record of subnetRecords(account)) {
      node('BenchSubnet', { ...record });
      edge(between('BenchSubnet', '<-[:RESOURCE]-', 'BenchAccount'), record.id, account);
    }
    for (const record of roleRecords(account)) {
      node('BenchRole', { id: record.arn, ...record });
      edge(between('BenchRole', '<-[:RESOURCE]-', 'BenchAccount'), record.arn, account);
    }
    for (const { subnet, role, ...record } of serverRecords(account, estate)) {
      const launched_at = neo4j.types.DateTime.fromStandardDate(record.launched_at);
      node('BenchServer', { ...record, cpus: neo4j.int(record.cpus), launched_at });
      edge(between('BenchServer', '<-[:RESOURCE]-', 'BenchAccount'), record.id, account);
      edge(between('BenchServer', '-[:PART_OF_SUBNET]->', 'BenchSubnet'), record.id, subnet);
      edge(between('BenchServer', '-[:ASSUMES]->', 'BenchRole'), record.id, role);
    }
  }
  return { nodes, edges };
}

function between(from: string, arrow: string, to: string): string {
  return `MATCH (a:${from} {id: row.from}) MATCH (b:${to} {id: row.to}) CREATE (a)${arrow}(b)`;
}

function push(lists: Map<string, Rows>, key: string, row: Record<string, unknown>): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [row]);
  else list.push(row);
}

function* batches(rows: Rows): Generator<Rows> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH);
}
