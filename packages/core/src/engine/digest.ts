import { hash } from 'node:crypto';
import type { EdgeRow, NodeRow, Values } from '../model/row.js';
import type { Property, Relationship, Schema } from '../model/schema.js';

/** Gives what is written of a node a short text that two share exactly when it is the same. */
export type Digester = (properties: Values, labels: readonly string[]) => string;

/**
 * Makes the digester of one schema. A property that is null is not one that is left out: that stays as it was. Volatile ones do not count.
 * A property whose type has changed is written anew.
 */
export function digester({ properties: declared }: Schema): Digester {
  const volatile = volatileNames(declared);
  const context = typesOf(declared);
  return (properties, labels) => {
    let text = context;
    for (const name of Object.keys(properties).sort()) {
      if (!volatile.has(name)) text += `${name}:${textOf(properties[name])}`;
    }
    return shortHash(text + textOf(labels));
  };
}

/** The same for the relationships that a row declares, in whatever order it does. */
export function edgesDigestOf(relationships: readonly Relationship[], edges: readonly EdgeRow[]): string {
  if (edges.length === 0) return '';
  const texts = edges.map(({ relationship, match, properties }) => {
    const { type, direction, to } = relationships[relationship] ?? {};
    return textOf([type, direction, to?.label, to?.match, match, properties]);
  });
  return shortHash(texts.sort().join(''));
}

/** The values by which a relationship's other end is matched, as text. */
export function matchText(values: readonly unknown[]): string {
  return JSON.stringify(values, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
}

/** 64 bits of a text's hash. */
export function hash64(text: string): bigint {
  return hash('sha1', text, 'buffer').readBigUInt64LE();
}

/** Makes what gives the rows of one schema a hash that two share only when the same is to be written of them, relationships included. */
export function rowHasher(schema: Schema & { readonly kind: 'node' }, aliases: boolean): (row: NodeRow) => bigint {
  const { name, labels, relationships, properties: declared } = schema;
  const volatile = volatileNames(declared);
  // Rows name their relationships by position, and have no alias yet.
  const written = relationships.map(({ type, direction, to, properties }) => {
    return [type, direction, to.label, to.match, typesOf(properties)];
  });
  const names = aliases ? declared.map(({ alias }) => alias) : [];
  const context = textOf([name, labels, typesOf(declared), written, names]);
  return ({ id, properties, labels, edges }) => {
    let text = context + textOf(id);
    for (const name in properties) {
      if (!volatile.has(name)) text += `${name}:${textOf(properties[name])}`;
    }
    text += textOf(labels);
    for (const { relationship, match, properties } of edges) text += textOf([relationship, match, properties]);
    return hash64(text);
  };
}

function volatileNames(properties: readonly Property[]): ReadonlySet<string> {
  return new Set(
    properties.flatMap(({ name, alias, volatile }) =>
      volatile === true ? [name, ...(alias === undefined ? [] : [alias])] : [],
    ),
  );
}

/** The types that JavaScript's values do not tell: a store has two kinds of number. */
function typesOf(properties: readonly Property[]): string {
  return textOf(properties.filter(({ type }) => type === 'float').map(({ name }) => name));
}

function shortHash(text: string): string {
  return hash('sha1', text, 'base64').slice(0, 16);
}

/** A text that no other value has. JSON.stringify takes twice as long, and four times where there are datetimes. */
function textOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `${value.length}"${value}`;
    case 'object':
      break;
    case 'bigint':
      return `${value}n`;
    default:
      return `${value};`;
  }
  if (value === null) return 'null;';
  if (value instanceof Date) return `${value.getTime()}d`;
  if (Array.isArray(value)) {
    let text = '[';
    for (const element of value) text += textOf(element);
    return `${text}]`;
  }
  let text = '{';
  for (const [name, part] of Object.entries(value)) text += textOf(name) + textOf(part);
  return `${text}}`;
}
