import type { Schema } from '../../model/schema.js';
import { statementsOf } from '../../statement/schema-statements.js';
import type { CreatedEdges } from '../../statement/statement.js';
import type { GraphStore } from '../../store/graph-store.js';
import { type Change, type ChangeSubject, type PropertyChange, thingOf } from './change.js';
import { dropUndone } from './drop-undone.js';
import { readJournal } from './journal.js';

/**
 * Gives what a run has created, changed and deleted: label by label and type by type, of each first what was created, then what was changed and deleted.
 * Memory holds what was changed and deleted of one label. What has been deleted since is no longer among what was created.
 *
 * @param schemas - of what to look for, as sources have them
 * @param run - the run's number, as its report has it; milliseconds since 1970
 * @throws CadastreError whatever the store throws
 *
 * @example
 * ```ts
 * import { type GraphStore, readChanges, type SyncReport, type Schema } from '@cadastre/core';
 *
 * export async function printDeleted(store: GraphStore, schemas: readonly Schema[], { run }: SyncReport): Promise<void> {
 *   for await (const change of readChanges(store, schemas, run)) if (change.change === 'deleted') console.log(JSON.stringify(change));
 * }
 * ```
 */
export async function* readChanges(store: GraphStore, schemas: readonly Schema[], run: number): AsyncGenerator<Change> {
  for (const subject of subjectsOf(schemas)) {
    const noted = await readNoted(store, run, subject);
    yield* readCreated(store, schemas, run, subject, noted);
    yield* noted.values();
  }
}

/** Every label and every relationship type of some schemas, in the order of their names. */
export function subjectsOf(schemas: readonly Schema[]): readonly ChangeSubject[] {
  const labels = new Set<string>();
  const types = new Set<string>();
  for (const schema of schemas) {
    if (schema.kind !== 'link') labels.add(schema.kind === 'node' ? schema.name : schema.for);
    for (const { type } of statementsOf(schema).edges) types.add(type);
  }
  return [
    ...[...labels].sort().map((name) => ({ kind: 'node', name }) as const),
    ...[...types].sort().map((name) => ({ kind: 'relationship', name }) as const),
  ];
}

/** What was changed and deleted of one label or type, by thing: of several notes of one, what came of it in the end. */
export async function readNoted(store: GraphStore, run: number, subject: ChangeSubject): Promise<Map<string, Change>> {
  const byThing = new Map<string, Change>();
  for await (const change of readJournal(store, run, subject)) {
    const thing = thingOf(change);
    const known = byThing.get(thing);
    const merged = known === undefined ? change : merge(known, change);
    if (merged === undefined) byThing.delete(thing);
    else byThing.set(thing, merged);
  }
  await dropUndone(store, run, byThing);
  return byThing;
}

/** Two notes of one thing; undefined where it is in the end as it was. */
function merge(first: Change, last: Change): Change | undefined {
  if (last.change === 'deleted' || first.change === 'deleted') return last;
  const properties: Record<string, PropertyChange> = { ...first.properties };
  for (const [name, change] of Object.entries(last.properties ?? {})) {
    const known = properties[name];
    const both =
      known && 'before' in known && 'before' in change ? { before: known.before, after: change.after } : change;
    if ('before' in both && JSON.stringify(both.before) === JSON.stringify(both.after)) delete properties[name];
    else properties[name] = both;
  }
  const labels = last.kind === 'node' && first.kind === 'node' ? mergeLabels(first.labels, last.labels) : undefined;
  const hasProperties = Object.keys(properties).length > 0;
  if (!hasProperties && labels === undefined) return undefined;
  const what =
    last.kind === 'node' ? { label: last.label, id: last.id } : { type: last.type, from: last.from, to: last.to };
  const { change, kind } = last;
  return { change, kind, ...what, ...(hasProperties && { properties }), ...(labels && { labels }) } as Change;
}

type Labels = { readonly before: readonly string[]; readonly after: readonly string[] };

function mergeLabels(first: Labels | undefined, last: Labels | undefined): Labels | undefined {
  if (first === undefined || last === undefined) return first ?? last;
  const both = { before: first.before, after: last.after };
  return both.before.join() === both.after.join() ? undefined : both;
}

/** What was created of one label or type. What the run had deleted before is as it was, and taken out of `noted`. */
export async function* readCreated(
  store: GraphStore,
  schemas: readonly Schema[],
  run: number,
  subject: ChangeSubject,
  noted: Map<string, Change>,
): AsyncGenerator<Change> {
  for await (const change of listCreated(store, schemas, run, subject)) {
    const thing = noted.size === 0 ? '' : thingOf(change);
    if (noted.get(thing)?.change === 'deleted') noted.delete(thing);
    else yield change;
  }
}

async function* listCreated(
  store: GraphStore,
  schemas: readonly Schema[],
  run: number,
  { kind, name }: ChangeSubject,
): AsyncGenerator<Change> {
  if (kind === 'node') {
    for await (const { id } of store.list({ kind: 'created-nodes', label: name }, { run }))
      yield { change: 'created', kind, label: name, id };
    return;
  }
  for (const statement of createdEdges(schemas, name)) {
    const { from, to } = statement;
    for await (const { id, other = '' } of store.list(statement, { run })) {
      yield { change: 'created', kind, type: name, from: { label: from, id }, to: { label: to, id: other } };
    }
  }
}

/** The patterns of one type, in the direction in which they point. */
function createdEdges(schemas: readonly Schema[], type: string): readonly CreatedEdges[] {
  const patterns = new Map<string, CreatedEdges>();
  for (const statement of schemas.flatMap((schema) => statementsOf(schema).edges)) {
    if (statement.type !== type) continue;
    const [from, to] =
      statement.direction === 'out'
        ? [statement.from.label, statement.to.label]
        : [statement.to.label, statement.from.label];
    patterns.set(`${from} ${to}`, { kind: 'created-edges', type, from, to });
  }
  return [...patterns.values()];
}
