import { isDateTime, isNode, isPath, isRelationship, type Node, type Relationship } from 'neo4j-driver';
import type { GraphNode, GraphRelationship, QueryValue } from '../store/graph-store.js';

/** A value as the driver gave it, in the form that every store gives. */
export function decodeValue(value: unknown): QueryValue {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return value as QueryValue;
  if (Array.isArray(value)) return value.map(decodeValue);
  if (isDateTime(value)) return value.toStandardDate();
  if (isNode(value)) return decodeNode(value);
  if (isRelationship(value)) return decodeRelationship(value);
  if (isPath(value)) {
    const { start, segments } = value;
    return {
      kind: 'path',
      nodes: [start, ...segments.map(({ end }) => end)].map(decodeNode),
      relationships: segments.map(({ relationship }) => decodeRelationship(relationship)),
    };
  }
  // Dates without a time, durations and points have no counterpart in the embedded store: they come as text.
  return Object.getPrototypeOf(value) === Object.prototype
    ? decodeRecord(value as Record<string, unknown>)
    : String(value);
}

/** The columns of a row, or the properties of a node. */
export function decodeRecord(record: Readonly<Record<string, unknown>>): Record<string, QueryValue> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, decodeValue(value)]));
}

function decodeNode({ labels, properties }: Node): GraphNode {
  return { kind: 'node', labels: [...labels], properties: decodeProperties(properties) };
}

function decodeRelationship({ type, properties }: Relationship): GraphRelationship {
  return { kind: 'relationship', type, properties: decodeProperties(properties) };
}

/** What begins with an underscore is the engine's own bookkeeping. */
function decodeProperties(properties: Readonly<Record<string, unknown>>): Record<string, QueryValue> {
  return decodeRecord(Object.fromEntries(Object.entries(properties).filter(([name]) => !name.startsWith('_'))));
}
