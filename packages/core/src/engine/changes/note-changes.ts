import type { Values } from '../../model/row.js';
import type { Schema } from '../../model/schema.js';
import type {
  EdgeWrite,
  ListStatement,
  ReleasedEdges,
  StaleEdges,
  StaleNodes,
  UpsertEdges,
} from '../../statement/statement.js';
import type { Fence, GraphStore, HeldProperties, ListedThing, ListOptions } from '../../store/graph-store.js';
import type { RunDelta } from '../delta.js';
import type { ChangedRow } from '../row-writer.js';
import type { Change, ChangedEnd, NodeChange, RelationshipChange } from './change.js';
import { compareProperties } from './compare-properties.js';
import type { Journal } from './journal.js';

/** Where changes are noted, and behind which fence. */
export interface NoteTarget {
  readonly store: GraphStore;
  readonly run: number;
  readonly journal?: Journal | undefined;
  readonly fence?: Fence | undefined;
  readonly delta?: Pick<RunDelta, 'isEmpty'>;
}

/** Changes that are kept at a time. */
const AT_ONCE = 500;

/**
 * Notes what is about to become of nodes whose rows differ from what the graph holds.
 *
 * @param isSeen - nodes of which this run has seen another record, as the graph holds them: then the one of the two that stays is the same as the store's choice
 */
export async function noteChangedNodes(
  target: NoteTarget,
  schema: Schema,
  rows: readonly ChangedRow[],
  isSeen: ReadonlySet<string>,
  parent: Values | undefined,
): Promise<void> {
  const { store, run, journal, fence } = target;
  if (journal === undefined || rows.length === 0 || schema.kind === 'link') return;
  const label = schema.kind === 'extension' ? schema.for : schema.name;
  const byId = new Map<string, ChangedRow>();
  for (const row of rows) {
    const other = byId.get(row.row.id);
    if (other === undefined || other.digest < row.digest) byId.set(row.row.id, row);
  }
  const held: readonly HeldProperties[] =
    schema.kind === 'extension' && parent !== undefined
      ? [{ properties: parent, labels: [] }]
      : await store.nodes(label, [...byId.keys()]);
  const changes: NodeChange[] = [];
  for (const { properties: before, labels } of held) {
    const id = String(before.id);
    const row = byId.get(id);
    if (row === undefined || before.firstseen === run) continue;
    if (isSeen.has(id) && String(before._digest) > row.digest) continue;
    const properties = compareProperties(schema.properties, before, row.row.properties);
    const conditional = schema.kind === 'node' ? schema.conditionalLabels : [];
    const had = conditional.filter((name) => labels.includes(name));
    const has = conditional.filter((name) => row.row.labels.includes(name));
    const relabelled = had.join() === has.join() ? undefined : { before: had, after: has };
    if (properties === undefined && relabelled === undefined) continue;
    const change = { change: 'changed', kind: 'node', label, id } as const;
    changes.push({ ...change, ...(properties && { properties }), ...(relabelled && { labels: relabelled }) });
  }
  await journal.note(changes, fence);
}

/** Notes what is about to become of the properties of relationships that are there already. */
export async function noteChangedEdges(
  { store, run, journal, fence, delta }: NoteTarget,
  statement: UpsertEdges,
  rows: readonly EdgeWrite[],
): Promise<void> {
  const lasting = statement.properties.some(({ volatile }) => volatile !== true);
  if (journal === undefined || delta?.isEmpty === true || !lasting || rows.length === 0) return;
  const changes: RelationshipChange[] = [];
  for (const { index, from, to, properties: before } of await store.edges(statement, rows)) {
    if (before.firstseen === run) continue;
    const properties = compareProperties(statement.properties, before, rows[index]?.properties ?? {});
    if (properties === undefined) continue;
    const ends = pointing(
      statement.direction,
      { label: statement.from.label, id: from },
      { label: statement.to.label, id: to },
    );
    changes.push({ change: 'changed', kind: 'relationship', type: statement.type, ...ends, properties });
  }
  await journal.note(changes, fence);
}

/** Notes nodes that are about to be deleted, and the relationships that go with them. False when there are none. */
export async function noteStaleNodes(target: NoteTarget, nodes: StaleNodes, options: ListOptions): Promise<boolean> {
  const { label } = nodes;
  const found = await noteListed(target, nodes, options, ({ id }) => ({ change: 'deleted', kind: 'node', label, id }));
  if (!found || target.journal === undefined) return found;
  for (const direction of ['out', 'in'] as const) {
    await noteListed(target, { kind: 'lost-edges', nodes, direction }, options, (edge) => {
      const end = { label: target.journal?.labelOf(edge.labels ?? []) ?? '', id: edge.other ?? '' };
      const ends = pointing(direction, { label, id: edge.id }, end);
      return { change: 'deleted', kind: 'relationship', type: edge.type ?? '', ...ends };
    });
  }
  return true;
}

/** Notes relationships that are about to be deleted. False when there are none. */
export function noteStaleEdges(
  target: NoteTarget,
  statement: StaleEdges | ReleasedEdges,
  options: ListOptions,
): Promise<boolean> {
  const { type, from, direction, to } = statement.of;
  return noteListed(target, statement, options, ({ id, other = '' }) => {
    const ends = pointing(direction, { label: from, id }, { label: to, id: other });
    return { change: 'deleted', kind: 'relationship', type, ...ends };
  });
}

/** Notes what a statement lists, some at a time. False when that is nothing. */
async function noteListed(
  { store, journal, fence }: NoteTarget,
  statement: ListStatement,
  options: ListOptions,
  changeOf: (thing: ListedThing) => Change,
): Promise<boolean> {
  let isEmpty = true;
  let changes: Change[] = [];
  for await (const thing of store.list(statement, options)) {
    isEmpty = false;
    // Whoever notes nothing wants to know only whether there is something.
    if (journal === undefined) break;
    if (thing.old !== false) changes.push(changeOf(thing));
    if (changes.length < AT_ONCE) continue;
    await journal.note(changes, fence);
    changes = [];
  }
  await journal?.note(changes, fence);
  return !isEmpty;
}

/** The ends in the direction in which a relationship points. */
function pointing(direction: 'out' | 'in', start: ChangedEnd, end: ChangedEnd) {
  return direction === 'out' ? { from: start, to: end } : { from: end, to: start };
}
