import type { GraphNode, GraphPath, GraphRelationship, QueryValue } from '@cadastre/core';
import { formatJson } from './json.js';

type GraphValue = GraphNode | GraphRelationship | GraphPath;

/** A value of an answer on one line: text as it is, nodes and relationships the way that Cypher writes them. */
export function valueText(value: QueryValue | undefined): string {
  if (value === null || value === undefined) return 'null';
  return typeof value === 'string' ? value : literal(value);
}

/** A value of an answer in a cell of a CSV: numbers stay numbers, null is empty, and what CSV has no form for is JSON. */
export function valueCell(value: QueryValue | undefined): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return value instanceof Date ? value.toISOString() : JSON.stringify(JSON.parse(formatJson(value)));
}

function literal(value: QueryValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return isGraphValue(value) ? graphText(value) : mapText(value as Readonly<Record<string, QueryValue>>);
}

function isGraphValue(value: object): value is GraphValue {
  const kind = 'kind' in value ? value.kind : undefined;
  return (
    (kind === 'node' && 'labels' in value) ||
    (kind === 'relationship' && 'type' in value) ||
    (kind === 'path' && 'nodes' in value)
  );
}

function graphText(value: GraphValue): string {
  if (value.kind === 'node')
    return `(${value.labels.map((label) => `:${label}`).join('')} ${mapText(value.properties)})`;
  if (value.kind === 'relationship') return `[:${value.type} ${mapText(value.properties)}]`;
  return value.nodes
    .map((node, index) => {
      const relationship = value.relationships[index];
      return graphText(node) + (relationship === undefined ? '' : `-${graphText(relationship)}-`);
    })
    .join('');
}

function mapText(map: Readonly<Record<string, QueryValue>>): string {
  return `{${Object.entries(map)
    .map(([key, value]) => `${key}: ${literal(value)}`)
    .join(', ')}}`;
}
