import type { NodeModel, SchemaModel } from './model.js';

/** Gives a schema that is read for a node that node's tenant and partition, where it says none itself. */
export function inherit(schema: SchemaModel, nodes: ReadonlyMap<string, NodeModel>): SchemaModel {
  const border = borderOf(schema, nodes, new Set());
  return { ...schema, ...border };
}

function borderOf(
  schema: SchemaModel,
  nodes: ReadonlyMap<string, NodeModel>,
  seen: Set<string>,
): { readonly tenant: string | undefined; readonly partition: readonly string[] } {
  const { tenant, partition } = schema;
  const parent = schema.for === undefined ? undefined : nodes.get(schema.for);
  // A circle of parents is reported elsewhere; here it must only end.
  if (parent === undefined || seen.has(schema.name)) return { tenant, partition };
  seen.add(schema.name);
  const border = borderOf(parent, nodes, seen);
  const shared = schema.kind === 'node' && schema.shared;
  // A parent without a tenant is one itself, unless it is shared.
  const inherited = border.tenant ?? (parent.shared || schema.kind === 'extension' ? undefined : parent.name);
  return {
    tenant: tenant ?? (shared ? undefined : inherited),
    partition: partition.length > 0 ? partition : border.partition,
  };
}
