import type { GraphNode, GraphRelationship, QueryValue } from '@cadastre/core';

/** How the engine prints an instant. It gives a zoned datetime as a string like any other. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,8}[1-9])?(Z|[+-]\d\d:\d\d)$/;

/** The properties of nodes that are not strings, whatever they look like, by the engine's id of the node. */
export type TypedProperties = ReadonlyMap<unknown, ReadonlySet<string>>;

const NONE: TypedProperties = new Map();

/** A value as the engine gave it, in the form that every store gives. A string that looks like an instant is taken for one. */
function decodeValue(value: unknown, typed = NONE): QueryValue {
  if (typeof value === 'string') return looksLikeInstant(value) ? new Date(value) : value;
  if (Array.isArray(value)) return value.map((element) => decodeValue(element, typed));
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return value as QueryValue;
  // Only a local datetime, of which no instant is known, comes as a Date.
  if (value instanceof Date) return value.toISOString().replace(/(\.000)?Z$/, '');
  return decodeObject(value as Record<string, unknown>, typed);
}

/** The columns of a row. */
export function decodeRecord(record: object, typed = NONE): Record<string, QueryValue> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, decodeValue(value, typed)]));
}

/** The properties of a node, of which only `typed` are not strings. */
export function decodeProperties(properties: object, typed: ReadonlySet<string>): Record<string, QueryValue> {
  const entries = Object.entries(properties).map(([key, value]): [string, QueryValue] => [
    key,
    typeof value === 'string' && !typed.has(key) ? value : decodeValue(value),
  ]);
  return Object.fromEntries(entries);
}

export function looksLikeInstant(value: unknown): boolean {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}

export type RawNode = { readonly _id: unknown; readonly _labels: readonly string[] };
type RawRelationship = {
  readonly _id: unknown;
  readonly _type: string;
  readonly _source: unknown;
  readonly _target: unknown;
};
type RawPath = { readonly nodes: readonly RawNode[]; readonly edges: readonly RawRelationship[] };

export function isRawNode(value: unknown): value is RawNode {
  if (typeof value !== 'object' || value === null) return false;
  return '_id' in value && '_labels' in value && Array.isArray(value._labels);
}

function isRawRelationship(value: unknown): value is RawRelationship {
  if (typeof value !== 'object' || value === null) return false;
  return '_id' in value && '_type' in value && '_source' in value && '_target' in value;
}

function isRawPath(value: object): value is RawPath {
  if (!('nodes' in value && 'edges' in value) || Object.keys(value).length !== 2) return false;
  const { nodes, edges } = value;
  if (!Array.isArray(nodes) || !Array.isArray(edges) || nodes.length !== edges.length + 1) return false;
  return nodes.every(isRawNode) && edges.every(isRawRelationship);
}

function decodeObject(value: Record<string, unknown>, typed: TypedProperties): QueryValue {
  if (isRawNode(value)) return decodeNode(value, typed);
  if (isRawRelationship(value)) return decodeRelationship(value);
  if (!isRawPath(value)) return decodeRecord(value, typed);
  return {
    kind: 'path',
    nodes: value.nodes.map((node) => decodeNode(node, typed)),
    relationships: value.edges.map(decodeRelationship),
  };
}

function decodeNode({ _id, _labels, ...rest }: RawNode, typed: TypedProperties): GraphNode {
  const own = typed.get(_id);
  const properties = visible(rest);
  return {
    kind: 'node',
    labels: [..._labels],
    properties: own === undefined ? decodeRecord(properties) : decodeProperties(properties, own),
  };
}

function decodeRelationship({ _id, _type, _source, _target, ...rest }: RawRelationship): GraphRelationship {
  return { kind: 'relationship', type: _type, properties: decodeRecord(visible(rest)) };
}

/** What begins with an underscore is Cadastre's own bookkeeping. */
function visible(properties: object): object {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !name.startsWith('_')));
}
