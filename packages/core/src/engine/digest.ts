import { createHash } from 'node:crypto';
import type { EdgeRow, Values } from '../model/row.js';
import type { Property, Relationship } from '../model/schema.js';

/** A short text that two nodes share exactly when the same is written of them. A property that is null is not one that is left out: that stays as it was. */
export function digestOf(
  properties: Values,
  labels: readonly string[],
  volatile: ReadonlySet<string> = new Set(),
): string {
  const entries = Object.entries(properties).filter(([name]) => !volatile.has(name));
  return hash([entries.sort(([a], [b]) => (a < b ? -1 : 1)), labels]);
}

/** The same for the relationships that a row declares, in whatever order it does. */
export function edgesDigestOf(relationships: readonly Relationship[], edges: readonly EdgeRow[]): string {
  if (edges.length === 0) return '';
  return hash(
    edges
      .map(({ relationship, match, properties }) => {
        const { type, direction, to } = relationships[relationship] ?? {};
        return textOf([type, direction, to?.label, to?.match, match, properties]);
      })
      .sort(),
  );
}

/** The values by which a relationship's other end is matched, as text. */
export function matchText(values: readonly unknown[]): string {
  return textOf(values);
}

/** The names of the properties whose change alone is no change. */
export function volatileNames(properties: readonly Property[]): ReadonlySet<string> {
  return new Set(
    properties.flatMap(({ name, alias, volatile }) =>
      volatile === true ? [name, ...(alias === undefined ? [] : [alias])] : [],
    ),
  );
}

function hash(value: unknown): string {
  return createHash('sha1').update(textOf(value)).digest('base64').slice(0, 16);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
}
