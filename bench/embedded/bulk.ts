import grafeo from '@grafeo-db/js';
import { cpuSeconds } from '../cpu-time.js';
import {
  accountIds,
  accountRecord,
  type Estate,
  roleRecords,
  serverRecords,
  subnetRecords,
} from '../estate/records.js';

type Node = Record<string, unknown> & { readonly id: string };

const BATCH = 5_000;

/**
 * The least that a program can do with Grafeo to load the estate, knowing that nothing is there and that every id is new: its bulk calls, with the ids
 * that they give back kept in memory.
 */
export async function loadBulk(
  path: string,
  estate: Estate,
): Promise<{ readonly seconds: number; readonly cpu: number }> {
  const started = performance.now();
  const cpuBefore = cpuSeconds() ?? 0;
  const database = grafeo.GrafeoDB.create(path);
  const nodes = async (label: string, rows: readonly Node[]): Promise<Map<string, number>> => {
    const ids = await database.batchCreateNodesWithProps(label, [...rows]);
    return new Map(rows.map(({ id }, index) => [id, ids[index] ?? 0]));
  };
  const edges = async (type: string, ends: readonly (readonly [number, number])[]): Promise<void> => {
    await database.batchCreateEdges(ends.map(([src, dst]) => ({ src, dst, type })));
  };
  for (const label of ['BenchAccount', 'BenchSubnet', 'BenchRole', 'BenchServer']) {
    await database.executeCypher(`CREATE CONSTRAINT ${label}_unique FOR (n:${label}) REQUIRE n.id IS UNIQUE`);
    await database.executeCypher(`CREATE INDEX ${label}_id FOR (n:${label}) ON (n.id)`);
  }
  await database.executeCypher('CREATE INDEX BenchServer_name FOR (n:BenchServer) ON (n.name)');
  for (const account of accountIds) {
    const accounts = await nodes('BenchAccount', [{ ...accountRecord(account) }]);
    const owner = accounts.get(account) ?? 0;
    const subnets = await nodes(
      'BenchSubnet',
      [...subnetRecords(account)].map((record) => ({ ...record })),
    );
    const roles = await nodes(
      'BenchRole',
      [...roleRecords(account)].map((record) => ({ id: record.arn, ...record })),
    );
    await edges(
      'RESOURCE',
      [...subnets.values(), ...roles.values()].map((id) => [owner, id]),
    );
    let batch: { readonly node: Node; readonly subnet: string; readonly role: string }[] = [];
    const flush = async (): Promise<void> => {
      const rows = batch.map(({ node }) => node);
      const ids = [...(await nodes('BenchServer', rows)).values()];
      const at = (index: number): number => ids[index] ?? 0;
      await edges(
        'RESOURCE',
        batch.map((_, index) => [owner, at(index)]),
      );
      await edges(
        'PART_OF_SUBNET',
        batch.map(({ subnet }, index) => [at(index), subnets.get(subnet) ?? 0]),
      );
      await edges(
        'ASSUMES',
        batch.map(({ role }, index) => [at(index), roles.get(role) ?? 0]),
      );
      batch = [];
    };
    for (const { subnet, role, launched_at, ...record } of serverRecords(account, estate)) {
      batch.push({ node: { ...record, launched_at: { $zoned_datetime: launched_at.toISOString() } }, subnet, role });
      if (batch.length === BATCH) await flush();
    }
    if (batch.length > 0) await flush();
  }
  database.walCheckpoint();
  const seconds = (performance.now() - started) / 1000;
  const cpu = (cpuSeconds() ?? 0) - cpuBefore;
  database.close();
  return { seconds, cpu };
}
