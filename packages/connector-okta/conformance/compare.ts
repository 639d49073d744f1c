import type { SchemaModel } from '@cadastre/codegen';
import type { Row, Schema } from '@cadastre/core';
import type { Difference } from '../../connector-aws/conformance/compare.js';
import { expectedEnds, sameEnds } from '../../connector-aws/conformance/expected-ends.js';
import { expectedValue, isEqual } from '../../connector-aws/conformance/expected-value.js';
import { type Path, walkPath } from '../../connector-aws/conformance/walk-path.js';
import { type Expected, isMade, type Json } from './expected.js';

type Property = SchemaModel['properties'][number];
type Origin = Property['origin'];

/** What rows are compared by. */
export interface Frame {
  readonly model: SchemaModel;
  readonly compiled: Schema;
  readonly scope: Readonly<Record<string, string>>;
  readonly parent: Json | undefined;
}

/** What a comparison found. */
export interface Found {
  readonly differences: readonly Difference[];
  readonly fields: number;
}

/**
 * Compares all rows of one schema with what must come out, both ways: each item must be a row, and each row an item. Of what must come out
 * it knows the answers, the schema's file, and what was worked out by hand for what the fetch makes.
 */
export function compareRows(frame: Frame, rows: readonly Row[], expected: readonly Expected[]): Found {
  const left = new Set(rows);
  const differences: Difference[] = [];
  let fields = 0;
  for (const each of expected) {
    const differ = (path: string, wanted: unknown, got: unknown) =>
      differences.push({ file: each.file, schema: frame.model.name, path, expected: wanted, got, item: each.item });
    const key = keyOf(frame, each);
    const row = [...left].find((candidate) => isEqual(key, keyOfRow(frame, candidate)));
    if (row === undefined) {
      differ('(row)', key, 'no row');
      continue;
    }
    left.delete(row);
    // The ends of a relationship are what it was found by.
    fields += compareRow(frame, each, row, differ) + (row.kind === 'link' ? key.length : 0);
  }
  const file = expected.at(-1)?.file ?? '(no item)';
  for (const row of left) {
    differences.push({ file, schema: frame.model.name, path: '(row)', expected: 'no row', got: keyOfRow(frame, row) });
  }
  return { differences, fields };
}

type Differ = (path: string, expected: unknown, got: unknown) => void;

/** Compares every property and relationship of one row, and gives how many that were. */
function compareRow(frame: Frame, expected: Expected, row: Row, differ: Differ): number {
  const { model } = frame;
  const properties = model.properties.filter(({ sensitive }) => sensitive !== 'drop');
  for (const property of properties) {
    const wanted = propertyOf(frame, expected, property);
    const got = rowValue(row, property.name);
    if (!isEqual(wanted, got)) differ(property.name, wanted, got);
  }
  return properties.length + compareEdges(frame, expected, row, differ);
}

function compareEdges({ model, compiled, ...frame }: Frame, expected: Expected, row: Row, differ: Differ): number {
  if (model.kind === 'link' || compiled.kind === 'link' || row.kind === 'link') return 0;
  // The compiled schema has the tenant's relationship before those of the file.
  const before = compiled.relationships.length - model.relationships.length;
  const edgesAt = (at: number) => row.edges.filter(({ relationship }) => relationship === at);
  for (const [position, relationship] of model.relationships.entries()) {
    const wanted = expectedEnds(relationship, {
      starts: (each) =>
        each === undefined ? [expected] : walkPath(sourceOf(expected, each), each).map(asItem(expected)),
      valuesOf: (start, origin) => valuesOf({ model, compiled, ...frame }, start, origin),
    });
    const got = edgesAt(position + before);
    if (!sameEnds(wanted, got))
      differ(
        relationship.type,
        wanted,
        got.map(({ match }) => match),
      );
  }
  const tenant = [frame.scope.organization];
  if (before > 0 && !edgesAt(0).every(({ match }) => isEqual(tenant, match))) differ('(tenant)', tenant, edgesAt(0));
  return model.relationships.length + before;
}

/** The value that a property must have. */
function propertyOf(frame: Frame, expected: Expected, property: Property): unknown {
  if (property.origin.kind !== 'path') return valuesOf(frame, expected, property.origin)[0] ?? null;
  return expectedValue(property, sourceOf(expected, property.origin.path));
}

/** What a path starts at: the item, or what was worked out by hand. */
function sourceOf({ item, made, schema }: Expected, path: Path): Json {
  const name = path[0]?.key ?? '';
  if (!isMade(name)) return item;
  if (!(name in made)) throw new Error(`nothing says what ${schema} must have of ${name}: add it to the plans`);
  return made;
}

function valuesOf({ scope, parent }: Frame, expected: Expected, origin: Origin): readonly unknown[] {
  if (origin.kind === 'scope') return [scope[origin.name]];
  if (origin.kind === 'parent') return [parent?.[origin.property]];
  return walkPath(sourceOf(expected, origin.path), origin.path);
}

const asItem = (expected: Expected) => (item: unknown) => ({ ...expected, item: item as Json });

/** What tells which row an item became: its id; for a relationship its ends; for more of a node the node's id. */
function keyOf(frame: Frame, expected: Expected): readonly unknown[] {
  const { model } = frame;
  if (model.kind === 'extension') return [frame.parent?.role ?? frame.parent?.id ?? frame.scope.organization];
  if (model.kind === 'link') {
    return [...model.from.match, ...model.to.match].map(({ origin }) => valuesOf(frame, expected, origin)[0] ?? null);
  }
  return model.id.map((name) => {
    const property = model.properties.find((each) => each.name === name);
    return property === undefined ? null : propertyOf(frame, expected, property);
  });
}

function keyOfRow({ model }: Frame, row: Row): readonly unknown[] {
  if (row.kind === 'link') return [...row.from, ...row.to];
  if (model.kind !== 'node' || model.id.length === 1) return [row.id];
  return model.id.map((name) => rowValue(row, name));
}

function rowValue(row: Row, name: string): unknown {
  return name === 'id' && row.kind === 'node' ? row.id : row.properties[name];
}
