import type { QueryParts, QueryProperty } from '@cadastre/core';
import { didYouMean } from '../diagnostic/suggest.js';
import { rowProperties } from '../emit/resolve.js';
import type { ValidFile } from '../file/validate.js';
import type { SchemaModel } from '../model/model.js';
import type { CheckContext } from './check.js';

/** Checks that the labels, relationship types and properties that a query names are in the graph. */
export function checkQuestionNames(parts: QueryParts, file: ValidFile, context: CheckContext): void {
  const { report, sharedLabels, unsound, model } = context;
  const labels = new Set([
    ...model.schemas.flatMap(({ kind, name }) => (kind === 'node' ? [name] : [])),
    ...sharedLabels.keys(),
  ]);
  for (const { name, ...within } of parts.labels) {
    if (labels.has(name) || unsound.has(name) || isCadastre(name)) continue;
    const hint = didYouMean(name, labels) ?? 'name a label that a "node:" or "label:" file declares';
    report(file, { code: 'E136', place: ['cypher'], within, message: `no file declares the label "${name}"`, hint });
  }
  // Only of sound files is it known which types and properties they declare.
  if (unsound.size > 0 || context.schemas.some(([, { damaged }]) => damaged.length > 0)) return;
  const types = relationshipTypes(model.schemas);
  for (const { name, ...within } of parts.types) {
    if (types.has(name)) continue;
    const hint = didYouMean(name, types.keys()) ?? 'name a type that a schema declares, or RESOURCE';
    const message = `no file declares the relationship type "${name}"`;
    report(file, { code: 'E137', place: ['cypher'], within, message, hint });
  }
  for (const { name, of, ...within } of parts.properties) {
    const known = of.kind === 'label' ? nodeProperties(of, context) : types.get(of.name);
    if (known === undefined || known.has(name)) continue;
    const hint = didYouMean(name, known) ?? `declare it, or choose another property of ${of.name}`;
    const message = `${of.name} has no property "${name}"`;
    report(file, { code: 'E138', place: ['cypher'], within, message, hint });
  }
}

function isCadastre(label: string): boolean {
  return label.startsWith('Cadastre');
}

/** Properties that Cadastre writes to everything. */
const EVERYWHERE = ['firstseen', 'lastupdated'] as const;

/** The relationship types of the graph, each with the properties that its relationships can have. */
function relationshipTypes(schemas: readonly SchemaModel[]): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new Map<string, Set<string>>(
    ['RESOURCE', 'SEEN_IN'].map((type) => [type, new Set<string>(EVERYWHERE)]),
  );
  for (const schema of schemas) {
    for (const { type, properties } of schema.kind === 'link' ? [schema] : schema.relationships) {
      const known = types.get(type) ?? new Set<string>(EVERYWHERE);
      for (const { name, sensitive } of properties) if (sensitive !== 'drop') known.add(name);
      types.set(type, known);
    }
  }
  return types;
}

/** What a node with a label can have, as its own or a shared one; undefined when no node has the label. */
function nodeProperties(of: QueryProperty['of'], { resolver }: CheckContext): ReadonlySet<string> | undefined {
  const carriers = resolver.carriers(of.name);
  if (carriers.length === 0) return undefined;
  const schemas = carriers.flatMap((node) => [node, ...resolver.extensions(node.name)]);
  const names = schemas.flatMap(rowProperties).map(({ name }) => name);
  return new Set(['id', 'changed_at', ...EVERYWHERE, ...names]);
}
