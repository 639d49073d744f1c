import type { Schema } from '../../model/schema.js';
import type { GraphStore } from '../../store/graph-store.js';
import type { Change } from './change.js';
import type { Journal } from './journal.js';
import { readCreated, readNoted, subjectsOf } from './read-changes.js';

/** How much of one label or type a run has changed. */
export interface ChangeCount {
  readonly kind: Change['kind'];
  /** The label or type. */
  readonly name: string;
  readonly created: number;
  readonly changed: number;
  readonly deleted: number;
}

/** What a run has done to the graph: how much of it, and the first changes. */
export interface ChangeSummary {
  /** Only labels and types of which something has changed. */
  readonly counts: readonly ChangeCount[];
  /** At most 200: what was deleted and changed, then what was created. `readChanges` gives all. */
  readonly first: readonly Change[];
  /** True when there are more. */
  readonly truncated: boolean;
}

const MOST = 200;

/** Sums up what a run has done. Asks the store nothing where it has done nothing. */
export async function summarizeChanges(
  store: GraphStore,
  schemas: readonly Schema[],
  run: number,
  journal: Journal,
  isResumed: boolean,
): Promise<ChangeSummary> {
  if (journal.isEmpty && !isResumed) return { counts: [], first: [], truncated: false };
  const counts: ChangeCount[] = [];
  const noted: Change[] = [];
  const created: Change[] = [];
  for (const subject of subjectsOf(schemas)) {
    const changes = await readNoted(store, run, subject);
    // What the process that was cut off has created, this one has not counted.
    const counted = isResumed ? undefined : (journal.counts.get(`${subject.kind} ${subject.name}`) ?? 0);
    const count = { created: 0, changed: 0, deleted: 0 };
    if (counted !== 0) {
      let found = 0;
      for await (const change of readCreated(store, schemas, run, subject, changes)) {
        found += 1;
        if (created.length < MOST) created.push(change);
        // To find out which of what was deleted is there again takes all of it.
        else if (counted !== undefined && changes.size === 0) {
          found = counted;
          break;
        }
      }
      count.created = found;
    }
    for (const change of changes.values()) {
      count[change.change] += 1;
      if (noted.length < MOST) noted.push(change);
    }
    if (count.created + count.changed + count.deleted > 0) counts.push({ ...subject, ...count });
  }
  const total = counts.reduce((sum, count) => sum + count.created + count.changed + count.deleted, 0);
  return { counts, first: [...noted, ...created].slice(0, MOST), truncated: total > MOST };
}
