import type { Value } from '../../model/row.js';

/** A value as JSON has it: an instant as its ISO text, an integer beyond 2^53 as its digits. */
export type ChangedValue = string | number | boolean | null | readonly ChangedValue[];

/** What became of a property; of a secret, only that it changed. */
export type PropertyChange =
  | { readonly before: ChangedValue; readonly after: ChangedValue }
  | { readonly secret: true };

interface ChangeBase {
  readonly change: 'created' | 'changed' | 'deleted';
  /** Of what was changed: the properties that are different now. */
  readonly properties?: Readonly<Record<string, PropertyChange>>;
}

/** A node that a run has created, changed or deleted. */
export interface NodeChange extends ChangeBase {
  readonly kind: 'node';
  readonly label: string;
  readonly id: string;
  /** Labels that the node has only sometimes, where these are different now. */
  readonly labels?: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** One end of a relationship. */
export interface ChangedEnd {
  readonly label: string;
  readonly id: string;
}

/** A relationship that a run has created, changed or deleted, in the direction in which it points. */
export interface RelationshipChange extends ChangeBase {
  readonly kind: 'relationship';
  readonly type: string;
  readonly from: ChangedEnd;
  readonly to: ChangedEnd;
}

/** Something that a run has done to the graph. Plain JSON. */
export type Change = NodeChange | RelationshipChange;

/** What a change is of: a kind, and its label or type. */
export interface ChangeSubject {
  readonly kind: Change['kind'];
  readonly name: string;
}

/** The label or type of what has changed. */
export function subjectOf(change: Change): ChangeSubject {
  return { kind: change.kind, name: change.kind === 'node' ? change.label : change.type };
}

/** A text that two changes share exactly when they are of the same node or relationship. */
export function thingOf(change: Change): string {
  return JSON.stringify(
    change.kind === 'node'
      ? [change.label, change.id]
      : [change.type, change.from.id, change.from.label, change.to.id, change.to.label],
  );
}

/** A value in the form that changes have. */
export function changedValue(value: Value | undefined): ChangedValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return Array.isArray(value) ? value.map((element) => changedValue(element)) : (value as ChangedValue);
}
