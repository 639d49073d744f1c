import type { SchemaSnapshot } from './snapshot.js';

/**
 * Names what queries that were written for `before` would no longer find in `after`, a line each; what is new breaks nothing.
 *
 * @example
 * ```ts
 * import { breakingChanges } from '@cadastre/codegen';
 *
 * const before = { nodes: { Thing: { id: ['id'], labels: [], properties: { size: 'integer' } } }, relationships: {} };
 * console.log(breakingChanges(before, { nodes: {}, relationships: {} })); // ['the label Thing is gone']
 * ```
 */
export function breakingChanges(before: SchemaSnapshot, after: SchemaSnapshot): readonly string[] {
  const nodes = Object.entries(before.nodes).flatMap(([label, old]) => {
    const now = own(after.nodes, label);
    if (now === undefined) return [`the label ${label} is gone`];
    const gone = old.labels.filter((shared) => !now.labels.includes(shared));
    return [
      ...(old.id.join(', ') === now.id.join(', ')
        ? []
        : [`the id of ${label} is ${now.id.join(', ')}, and was ${old.id.join(', ')}: each becomes another node`]),
      ...gone.map((shared) => `${label} no longer has the label ${shared}`),
      ...typeChanges(label, old.properties, now.properties),
    ];
  });
  const relationships = Object.entries(before.relationships).flatMap(([pattern, old]) => {
    const now = own(after.relationships, pattern);
    return now === undefined ? [`the relationship ${pattern} is gone`] : typeChanges(pattern, old, now);
  });
  return [...nodes, ...relationships];
}

type Types = Readonly<Record<string, string>>;

function typeChanges(owner: string, before: Types, after: Types): readonly string[] {
  return Object.entries(before).flatMap(([name, type]) => {
    const now = own(after, name);
    if (now === undefined) return [`the property ${name} of ${owner} is gone`];
    return now === type ? [] : [`the property ${name} of ${owner} is ${now}, and was ${type}`];
  });
}

/** A label may be called as something that every object has. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
