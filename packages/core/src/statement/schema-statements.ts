import type { Endpoint, Property, Relationship, Schema } from '../model/schema.js';
import type {
  DeleteStaleEdges,
  DeleteStaleNodes,
  ReleaseSharedNodes,
  UpdateNodes,
  UpsertEdges,
  UpsertNodes,
} from './statement.js';

/** Every statement that a schema gives rise to. */
export interface SchemaStatements {
  readonly nodes?: UpsertNodes | UpdateNodes;
  /** In the order of the schema's `relationships`; for a link, the one relationship that it is. */
  readonly edges: readonly UpsertEdges[];
  readonly deleteNodes?: DeleteStaleNodes | ReleaseSharedNodes;
  readonly deleteEdges: readonly DeleteStaleEdges[];
}

const cache = new WeakMap<Schema, SchemaStatements>();

/** Derives a schema's statements, once. */
export function statementsOf(schema: Schema): SchemaStatements {
  let statements = cache.get(schema);
  if (statements === undefined) {
    statements = Object.freeze(derive(schema));
    cache.set(schema, statements);
  }
  return statements;
}

function derive(schema: Schema): SchemaStatements {
  switch (schema.kind) {
    case 'node': {
      const self = { label: schema.name, match: ['id'] };
      return {
        nodes: {
          kind: 'upsert-nodes',
          label: schema.name,
          labels: schema.labels,
          conditionalLabels: schema.conditionalLabels,
          properties: schema.properties,
          shared: schema.shared ?? false,
        },
        edges: schema.relationships.map((relationship) => upsert(self, relationship)),
        ...(schema.shared === true
          ? { deleteNodes: { kind: 'release-shared-nodes', label: schema.name, stale: 'missed' } as const }
          : { deleteNodes: { kind: 'delete-stale-nodes', label: schema.name, stale: 'missed' } as const }),
        deleteEdges: deletes(schema.name, schema.relationships, schema.shared === true ? 'none' : 'partition'),
      };
    }
    case 'extension':
      return {
        nodes: { kind: 'update-nodes', label: schema.for, properties: schema.properties },
        edges: schema.relationships.map((relationship) => upsert({ label: schema.for, match: ['id'] }, relationship)),
        deleteEdges: deletes(schema.for, schema.relationships, 'parent'),
      };
    case 'link':
      return {
        edges: [
          {
            kind: 'upsert-edges',
            type: schema.type,
            from: schema.from,
            direction: 'out',
            to: schema.to,
            properties: schema.properties,
          },
        ],
        deleteEdges: [
          {
            kind: 'delete-stale-edges',
            type: schema.type,
            from: schema.from.label,
            direction: 'out',
            to: schema.to.label,
            anchor: 'none',
          },
        ],
      };
  }
}

function upsert(from: Endpoint, relationship: Relationship): UpsertEdges {
  const { type, direction, to, properties } = relationship;
  return { kind: 'upsert-edges', type, from, direction, to, properties };
}

function deletes(
  from: string,
  relationships: readonly Relationship[],
  anchor: DeleteStaleEdges['anchor'],
): DeleteStaleEdges[] {
  const distinct = new Map<string, DeleteStaleEdges>();
  for (const { type, direction, to } of relationships) {
    distinct.set(`${type} ${direction} ${to.label}`, {
      kind: 'delete-stale-edges',
      type,
      from,
      direction,
      to: to.label,
      anchor,
    });
  }
  return [...distinct.values()];
}

/** The properties with those that are written under a second name, when the configuration asks for Cartography's names. */
export function withAliases(properties: readonly Property[]): readonly Property[] {
  return properties.flatMap((property) =>
    property.alias === undefined
      ? [property]
      : [property, { name: property.alias, type: property.type, list: property.list ?? false }],
  );
}
