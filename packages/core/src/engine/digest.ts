import { hash } from 'node:crypto';
import type { EdgeRow, NodeRow, Values } from '../model/row.js';
import type { Property, Relationship, Schema } from '../model/schema.js';

/** A short text that two nodes share exactly when the same is written of them. A property that is null is not one that is left out: that stays as it was. */
export function digestOf(
  properties: Values,
  labels: readonly string[],
  volatile: ReadonlySet<string> = new Set(),
): string {
  const names = Object.keys(properties).sort();
  const lasting = volatile.size === 0 ? names : names.filter((name) => !volatile.has(name));
  return shortHash([lasting, lasting.map((name) => properties[name]), labels]);
}

/** The same for the relationships that a row declares, in whatever order it does. */
export function edgesDigestOf(relationships: readonly Relationship[], edges: readonly EdgeRow[]): string {
  if (edges.length === 0) return '';
  return shortHash(
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

/** Makes what gives rows of one schema a hash that two share exactly when the same is to be written of them. */
export function rowHasher(schema: Schema & { readonly kind: 'node' }, aliases: boolean): (row: NodeRow) => bigint {
  const { name, labels, relationships } = schema;
  const volatile = volatileNames(schema.properties);
  // Rows name their relationships by position, and have no alias yet.
  const written = relationships.map(({ type, direction, to, properties }) => [type, direction, to, properties]);
  const context = textOf([name, labels, written, aliases ? schema.properties.map(({ alias }) => alias) : []]);
  return ({ id, properties, labels, edges }) => {
    const lasting = volatile.size === 0 ? properties : without(properties, volatile);
    return hash64(`${context}${textOf([id, lasting, labels, edges])}`);
  };
}

function without(properties: Values, names: ReadonlySet<string>): Values {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.has(name)));
}

/** The names of the properties whose change alone is no change. */
export function volatileNames(properties: readonly Property[]): ReadonlySet<string> {
  return new Set(
    properties.flatMap(({ name, alias, volatile }) =>
      volatile === true ? [name, ...(alias === undefined ? [] : [alias])] : [],
    ),
  );
}

/** 64 bits of a text's hash. */
export function hash64(text: string): bigint {
  return hash('sha1', text, 'buffer').readBigUInt64LE();
}

function shortHash(value: unknown): string {
  return hash('sha1', textOf(value), 'base64').slice(0, 16);
}

function textOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    // A bigint: few rows have one, and to look for it everywhere takes four times as long.
    if (!(error instanceof TypeError)) throw error;
    return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
  }
}
