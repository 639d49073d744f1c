import type { GraphNode, GraphRelationship, QueryValue } from '@cadastre/core';

/** How the engine prints an instant: it gives a zoned datetime as a string, and a string that looks just so is taken for one. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,8}[1-9])?(Z|[+-]\d\d:\d\d)$/;

/** A value as the engine gave it, in the form that every store gives. */
export function decodeValue(value: unknown): QueryValue {
  if (typeof value === 'string') return decodeString(value);
  if (Array.isArray(value)) return value.map(decodeValue);
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return value as QueryValue;
  if (value instanceof Date) return value;
  return decodeObject(value as Record<string, unknown>);
}

/** The columns of a row, or the properties of a node. */
export function decodeRecord(record: object): Record<string, QueryValue> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, decodeValue(value)]));
}

function decodeString(value: string): string | Date {
  if (!INSTANT.test(value)) return value;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : date;
}

function decodeObject(value: Record<string, unknown>): QueryValue {
  if (isNode(value)) return decodeNode(value);
  if (isRelationship(value)) return decodeRelationship(value);
  if (isPath(value)) {
    return { kind: 'path', nodes: value.nodes.map(decodeNode), relationships: value.edges.map(decodeRelationship) };
  }
  return decodeRecord(value);
}

type RawNode = { readonly _id: unknown; readonly _labels: readonly string[] };
type RawRelationship = {
  readonly _id: unknown;
  readonly _type: string;
  readonly _source: number;
  readonly _target: number;
};

function isNode(value: unknown): value is RawNode {
  return (
    typeof value === 'object' && value !== null && '_id' in value && '_labels' in value && Array.isArray(value._labels)
  );
}

function isRelationship(value: unknown): value is RawRelationship {
  return (
    typeof value === 'object' &&
    value !== null &&
    '_id' in value &&
    '_type' in value &&
    '_source' in value &&
    '_target' in value
  );
}

function isPath(value: Record<string, unknown>): value is { nodes: RawNode[]; edges: RawRelationship[] } {
  const { nodes, edges } = value;
  if (!Array.isArray(nodes) || !Array.isArray(edges) || Object.keys(value).length !== 2) return false;
  return nodes.length === edges.length + 1 && nodes.every(isNode) && edges.every(isRelationship);
}

function decodeNode({ _id, _labels, ...properties }: RawNode): GraphNode {
  return { kind: 'node', labels: [..._labels], properties: decodeRecord(properties) };
}

function decodeRelationship({ _id, _type, _source, _target, ...properties }: RawRelationship): GraphRelationship {
  return { kind: 'relationship', type: _type, properties: decodeRecord(properties) };
}
