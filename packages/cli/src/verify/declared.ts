import { labelConstraints, type NodeSchema, type Property, type Schema } from '@cadastre/core';

/** What all schemas together declare for the nodes of one label. */
export interface DeclaredNode {
  readonly label: string;
  /** The label of the tenant that each of its nodes must hang on; undefined for the outermost. */
  readonly tenant: string | undefined;
  /** By name, those of extensions, Cadastre's own and, where they are written, aliases among them. */
  readonly properties: ReadonlyMap<string, Pick<Property, 'type' | 'list'>>;
}

/** What may be in the graph. */
export interface Declared {
  readonly nodes: readonly DeclaredNode[];
  /** Every label that a schema or the engine writes. */
  readonly labels: ReadonlySet<string>;
}

/** What the engine writes on every node, beside what begins with an underscore and is never shown. */
const COMMON: readonly Property[] = [
  { name: 'id', type: 'string' },
  { name: 'firstseen', type: 'integer' },
  { name: 'changed_at', type: 'integer' },
  { name: 'lastupdated', type: 'integer' },
];

/** Collects what schemas declare. */
export function declared(schemas: readonly Schema[], aliases: boolean): Declared {
  const nodes = schemas.filter((schema): schema is NodeSchema => schema.kind === 'node');
  const ofEngine = labelConstraints([]).map(({ label }) => label);
  return {
    nodes: nodes.map((node) => ({
      label: node.name,
      tenant: tenantOf(node),
      properties: new Map(
        [...COMMON, ...propertiesOf(node, schemas)].flatMap((property) => {
          const { name, type, list = false, alias } = property;
          const written = [[name, { type, list }] as const];
          return aliases && alias !== undefined ? [...written, [alias, { type, list }] as const] : written;
        }),
      ),
    })),
    labels: new Set([
      ...ofEngine,
      ...nodes.flatMap(({ name, labels, conditionalLabels }) => [name, ...labels, ...conditionalLabels]),
    ]),
  };
}

function propertiesOf(node: NodeSchema, schemas: readonly Schema[]): readonly Property[] {
  const added = schemas.filter((schema) => schema.kind === 'extension' && schema.for === node.name);
  return [node, ...added].flatMap(({ properties }) => properties);
}

/** A tenant without the relationship to it is what a mapper of somebody's own may have: then nothing can be missing. */
function tenantOf({ tenant, relationships }: NodeSchema): string | undefined {
  const hangs = relationships.some(
    ({ type, direction, to }) => type === 'RESOURCE' && direction === 'in' && to.label === tenant,
  );
  return hangs ? tenant : undefined;
}
