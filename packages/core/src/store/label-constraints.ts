import type { Schema } from '../model/schema.js';
import { MOVE_LABEL, PARTITION_LABEL } from '../statement/engine-labels.js';
import type { LabelConstraints } from './graph-store.js';

/** Labels that the engine itself writes: the ledger, the runs and the leases. */
const ENGINE_LABELS = [
  PARTITION_LABEL,
  MOVE_LABEL,
  'CadastreRun',
  'CadastreLease',
  'CadastrePending',
  'CadastreRows',
  'CadastreChanges',
];

/**
 * What the store must have for these schemas: a unique `id` for each node, an index on the partition that cleanup starts from, and an
 * index on every property that a relationship matches by.
 */
export function labelConstraints(schemas: readonly Schema[]): readonly LabelConstraints[] {
  const labels = new Map<string, { unique: Set<string>; indexes: Set<string> }>();
  const entry = (label: string) => {
    let found = labels.get(label);
    if (found === undefined) {
      found = { unique: new Set(), indexes: new Set() };
      labels.set(label, found);
    }
    return found;
  };
  for (const label of ENGINE_LABELS) {
    entry(label).unique.add('id');
    entry(label).indexes.add('_partition');
  }
  for (const schema of schemas) {
    if (schema.kind === 'node') {
      const own = entry(schema.name);
      own.unique.add('id');
      own.indexes.add('_partition');
    }
    if (schema.kind !== 'link') {
      // What an extension adds stands on the node that it extends: no node has the extension's name as a label.
      const label = schema.kind === 'extension' ? schema.for : schema.name;
      for (const property of schema.properties) {
        if (property.unique === true) entry(label).unique.add(property.name);
        if (property.index === true) entry(label).indexes.add(property.name);
      }
    }
    const ends = schema.kind === 'link' ? [schema.from, schema.to] : schema.relationships.map(({ to }) => to);
    for (const end of ends) for (const property of end.match) entry(end.label).indexes.add(property);
  }
  return [...labels]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, { unique, indexes }]) => ({
      label,
      unique: [...unique].sort(),
      indexes: [...indexes].filter((name) => !unique.has(name)).sort(),
    }));
}
