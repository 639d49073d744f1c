import type { Schema } from '../../model/schema.js';
import type { UpsertNodes } from '../../statement/statement.js';
import type { Fence, GraphStore } from '../../store/graph-store.js';
import { type Change, type ChangeSubject, subjectOf } from './change.js';

/*
 * What a run changes and deletes is kept in the store, many changes in one node, for as long as the run is remembered. What it creates is not: that has
 * the run's number as its `firstseen`.
 */

const LABEL = 'CadastreChanges';
/** Changes in one node. */
const CHUNK = 500;

const STATEMENT: UpsertNodes = {
  kind: 'upsert-nodes',
  label: LABEL,
  labels: [],
  conditionalLabels: [],
  properties: [{ name: 'changes', type: 'string' }],
};

/** Where a run notes what it changes. */
export interface Journal {
  /** Counts what was created. */
  created(subject: ChangeSubject, count: number): void;
  /** Keeps changes. What is about to be deleted is noted before, so that a run which is killed has noted too much at most. */
  note(changes: readonly Change[], fence: Fence | undefined): Promise<void>;
  /** How much was created, by `kind name`. */
  readonly counts: ReadonlyMap<string, number>;
  /** True when nothing was noted or counted. */
  readonly isEmpty: boolean;
  /** The label by which the schemas know a node that has several. */
  labelOf(labels: readonly string[]): string;
}

/** Opens the journal of a run; `token` is that of its process, so that one which goes on with the run writes over nothing. */
export function openJournal(store: GraphStore, run: number, token: number, schemas: readonly Schema[]): Journal {
  const own = new Set(schemas.flatMap(({ kind, name }) => (kind === 'node' ? [name] : [])));
  const counts = new Map<string, number>();
  let chunks = 0;

  async function write(subject: ChangeSubject, changes: readonly Change[], fence: Fence | undefined): Promise<void> {
    for (let start = 0; start < changes.length; start += CHUNK) {
      chunks += 1;
      const row = {
        // Read in the order in which they were noted.
        id: `${run}#${token}.${String(chunks).padStart(9, '0')}`,
        properties: { changes: JSON.stringify(changes.slice(start, start + CHUNK)) },
      };
      const batch = { statement: STATEMENT, rows: [row], run, partition: partitionOf(run, subject) };
      await store.write({ ...batch, ...(fence === undefined ? {} : { fence }) });
    }
  }

  return {
    counts,
    created({ kind, name }, count) {
      if (count === 0) return;
      const key = `${kind} ${name}`;
      counts.set(key, (counts.get(key) ?? 0) + count);
    },
    async note(changes, fence) {
      const bySubject = new Map<string, { readonly subject: ChangeSubject; readonly changes: Change[] }>();
      for (const change of changes) {
        const subject = subjectOf(change);
        const key = `${subject.kind} ${subject.name}`;
        const group = bySubject.get(key) ?? { subject, changes: [] };
        group.changes.push(change);
        bySubject.set(key, group);
      }
      for (const group of bySubject.values()) await write(group.subject, group.changes, fence);
    },
    labelOf: (labels) => labels.find((label) => own.has(label)) ?? labels[0] ?? '',
    get isEmpty() {
      return chunks === 0 && counts.size === 0;
    },
  };
}

/** What was noted of one label or type, in the order in which it was. */
export async function* readJournal(store: GraphStore, run: number, subject: ChangeSubject): AsyncGenerator<Change> {
  const statement = { kind: 'read-partition', label: LABEL, which: 'all' } as const;
  for await (const { changes } of store.read(statement, partitionOf(run, subject), run))
    yield* JSON.parse(String(changes)) as readonly Change[];
}

/** Forgets what runs before `run` have noted. */
export async function forgetJournals(store: GraphStore, run: number): Promise<void> {
  const statement = { kind: 'delete-older-nodes', label: LABEL } as const;
  const batch = { statement, run, before: run, partitions: [], limit: 1_000 };
  while ((await store.delete(batch)).length === batch.limit);
}

function partitionOf(run: number, { kind, name }: ChangeSubject): string {
  return `cadastre/changes/${run}/${kind} ${name}`;
}
