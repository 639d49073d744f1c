import type { GraphStore } from '../../store/graph-store.js';
import type { Change, NodeChange, RelationshipChange } from './change.js';

/** Things that are looked for at a time. */
const AT_ONCE = 500;

/**
 * Takes out of a run's notes what was noted as deleted and never was: a process that is killed has noted before it deletes, and whoever goes on with
 * its run may find the thing again. Such a thing is older than the run; one that was deleted and made again is not.
 */
export async function dropUndone(store: GraphStore, run: number, noted: Map<string, Change>): Promise<void> {
  const groups = new Map<string, [thing: string, change: Change][]>();
  for (const entry of noted) {
    const [, change] = entry;
    if (change.change !== 'deleted') continue;
    const key = change.kind === 'node' ? change.label : `${change.from.label} ${change.to.label}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(entry);
  }
  for (const group of groups.values()) {
    for (let start = 0; start < group.length; start += AT_ONCE) {
      const some = group.slice(start, start + AT_ONCE);
      for (const index of await stillThere(
        store,
        run,
        some.map(([, change]) => change),
      )) {
        noted.delete(some[index]?.[0] ?? '');
      }
    }
  }
}

/** The indexes of those that are there, and were before the run. All are of one label, or of one type between two labels. */
async function stillThere(store: GraphStore, run: number, changes: readonly Change[]): Promise<readonly number[]> {
  const isOld = ({ firstseen }: Readonly<Record<string, unknown>>) => Number(firstseen) < run;
  const [first] = changes;
  if (first?.kind === 'relationship') {
    const statement = {
      kind: 'upsert-edges',
      type: first.type,
      from: { label: first.from.label, match: ['id'] },
      direction: 'out',
      to: { label: first.to.label, match: ['id'] },
      properties: [],
    } as const;
    const rows = (changes as readonly RelationshipChange[]).map(({ from, to }) => ({ from: [from.id], to: [to.id] }));
    const found = await store.edges(statement, rows);
    return found.filter(({ properties }) => isOld(properties)).map(({ index }) => index);
  }
  const ids = (changes as readonly NodeChange[]).map(({ id }) => id);
  const found = await store.nodes(first?.label ?? '', ids);
  return found
    .filter(({ properties }) => isOld(properties))
    .map(({ properties }) => ids.indexOf(String(properties.id)));
}
