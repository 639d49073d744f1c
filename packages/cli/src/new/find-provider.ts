import { dirname, join } from 'node:path';
import type { Model, NodeModel, ProviderModel } from '@cadastre/codegen';
import { usageError } from '../arguments.js';
import { suggest } from '../suggest.js';

/** A provider of a schema folder, and what most of its nodes have in common. */
export interface FoundProvider {
  readonly provider: ProviderModel;
  /** The folder of its schemas. */
  readonly folder: string;
  readonly nodes: readonly NodeModel[];
  /** The tenant and the partition of a new node. */
  readonly tenant: string | undefined;
  readonly partition: readonly string[];
}

/**
 * The provider that a new file belongs to: the only one, or the one of that name.
 *
 * @throws CadastreError `USAGE` when it cannot be told.
 */
export function findProvider(model: Model, schemas: string, name: string | undefined): FoundProvider {
  const own = model.providers.filter(({ external }) => !external);
  const names = own.map(({ provider }) => provider);
  const provider = name === undefined && own.length === 1 ? own[0] : own.find((each) => each.provider === name);
  if (provider === undefined) {
    if (name !== undefined) throw usageError(`--provider cannot be ${name}`, suggest(name, names));
    throw usageError(
      '--provider is missing',
      own.length === 0 ? `There is no provider.yaml in ${schemas}.` : suggest('', names),
    );
  }
  const nodes = model.schemas.filter(
    (schema): schema is NodeModel =>
      schema.kind === 'node' && schema.provider === provider.provider && !schema.external,
  );
  // What most nodes hang on, a new one will hang on too.
  const tenants = nodes.flatMap(({ tenant, partition }) => (tenant === undefined ? [] : [{ tenant, partition }]));
  const outermost = nodes.find(({ tenant, shared }) => tenant === undefined && !shared);
  const tenant = mostFrequent(tenants.map((each) => each.tenant)) ?? outermost?.name;
  const partition = nodes.find(({ name: label }) => label === tenant)?.partition ?? ['account'];
  return { provider, folder: join(schemas, dirname(provider.file)), nodes, tenant, partition };
}

function mostFrequent(items: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
