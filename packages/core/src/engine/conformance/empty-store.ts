import { PARTITION_LABEL } from '../../statement/engine-labels.js';
import type { GraphStore } from '../../store/graph-store.js';

/** Every run comes before this one, so that everything is stale. */
const LAST_RUN = Number.MAX_SAFE_INTEGER;

/** Deletes everything but the leases: far cheaper than another store for each example of a property. */
export async function emptyStore(store: GraphStore): Promise<void> {
  const { rows } = await store.query<{ labels: string[]; id: string; partition: string | null }>(
    'MATCH (n) WHERE NOT n:CadastreLease RETURN labels(n) AS labels, n.id AS id, n._partition AS partition',
    {},
    { maxRows: 1_000_000 },
  );
  const shared = new Map<string, string[]>();
  const owned = new Map<string, Set<string>>();
  for (const { labels, id, partition } of rows) {
    const label = labels[0] ?? '';
    if (partition === null) shared.set(label, [...(shared.get(label) ?? []), id]);
    else owned.set(label, (owned.get(label) ?? new Set()).add(partition));
  }
  for (const [label, keys] of owned) {
    const partitions = [...keys].map((key) => ({ key }));
    await store.delete({
      statement: { kind: 'delete-stale-nodes', label, stale: 'unwritten' },
      run: LAST_RUN,
      before: LAST_RUN,
      partitions,
      limit: 1_000_000,
    });
  }
  // With the ledger's partitions gone, also those that a run took and never wrote, nobody owns the shared nodes any more.
  for (const label of [PARTITION_LABEL, ...shared.keys()]) await store.deleteUnowned(label, shared.get(label) ?? []);
}
