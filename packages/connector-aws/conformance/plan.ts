import type { SchemaModel } from '@cadastre/codegen';
import type { Schema } from '@cadastre/core';
import { isListPath, type Path } from './walk-path.js';
import { hasValue, type Place, placesOf, shapeAt } from './wire-shapes.js';

type Property = SchemaModel['properties'][number];
type RelationshipModel = Extract<SchemaModel, { readonly kind: 'node' }>['relationships'][number];

/** A property that the recorded answer has too, and where: so many steps from the answer, at the item or at what the item is in. */
export interface ComparedProperty {
  readonly property: Property;
  readonly depth: number;
  /** True where the answer has a map there, which says nothing of what is not in it. */
  readonly inMap: boolean;
}

/** A relationship whose other end the recorded answer names. */
export interface ComparedRelationship {
  readonly model: RelationshipModel;
  /** Its index in the rows. */
  readonly index: number;
}

/** How rows of one schema are compared with the items at one place of an answer. */
export interface Comparison {
  readonly schema: SchemaModel;
  readonly place: Place;
  readonly properties: readonly ComparedProperty[];
  readonly relationships: readonly ComparedRelationship[];
  /** The compared properties that tell which row an item became. Undefined where the answer does not have all of the id. */
  readonly id: readonly ComparedProperty[] | undefined;
  /** True where each item must have become a row; false where the place only tells more of rows that come from another one. */
  readonly complete: boolean;
}

/** How one schema of a fetch is compared. */
export interface SchemaPlan {
  readonly schema: SchemaModel;
  readonly comparisons: readonly Comparison[];
  /** Properties that no answer has under the schema's paths: the fetch shapes them. */
  readonly derived: readonly string[];
}

/**
 * Finds where the answers of a fetch have what a schema reads. It knows neither the mapper nor the fetch: the place is the one whose
 * structure, in the SDK's model of the answer, has most of the schema's paths.
 */
export async function planSchema(schema: SchemaModel, compiled: Schema, calls: readonly string[]): Promise<SchemaPlan> {
  const places = (await Promise.all(calls.map(placesOf))).flat();
  const reads = schema.properties.filter(({ origin, sensitive }) => origin.kind === 'path' && sensitive !== 'drop');
  const candidates = places
    .map((place): Candidate => ({
      place,
      own: reads.filter((property) => at(place, property, place.path.length)),
      ends: relationshipsAt(schema, compiled, place).length,
      id: hasId(schema, place),
    }))
    .filter(({ own, id }) => own.length > 0 && (id || own.length * 2 >= reads.length))
    .sort((a, b) => score(b) - score(a) || a.place.path.length - b.place.path.length);
  // A fetch that joins two lists of the same things makes its rows of the one that it reads last.
  const joined = calls.flatMap((call) => candidates.find(({ place, id }) => id && place.call === call) ?? []);
  const main = joined.filter(({ own }) => own.length * 2 >= reads.length).at(-1) ?? candidates[0];
  if (main === undefined) return { schema, comparisons: [], derived: reads.map(({ name }) => name) };
  const comparisons = [compare(schema, compiled, main.place, reads, true)];
  for (const { place } of candidates.filter(({ place }) => place.call !== main.place.call)) {
    const known = new Set(comparisons.flatMap(({ properties }) => properties.map(({ property }) => property.name)));
    const more = compare(schema, compiled, place, reads.filter(({ name }) => !known.has(name) || isId(schema, name)), false);
    const adds = more.properties.some(({ property }) => !known.has(property.name));
    if (adds && more.id !== undefined) comparisons.push({ ...more, relationships: [] });
  }
  const compared = new Set(comparisons.flatMap(({ properties }) => properties.map(({ property }) => property.name)));
  return { schema, comparisons, derived: reads.map(({ name }) => name).filter((name) => !compared.has(name)) };
}

/** A map has every path, so it is believed only where no structure has one. */
function score({ place, own, ends }: Candidate): number {
  return place.shapes.at(-1)?.isMapSchema() ? own.length / 1000 : own.length + ends;
}

interface Candidate {
  readonly place: Place;
  /** What of the schema's properties stands there. */
  readonly own: readonly Property[];
  /** How many of its relationships. */
  readonly ends: number;
  /** True where its id stands there. */
  readonly id: boolean;
}

function compare(
  schema: SchemaModel,
  compiled: Schema,
  place: Place,
  reads: readonly Property[],
  complete: boolean,
): Comparison {
  const properties = reads.flatMap((property) => {
    const depth = depthOf(place, property);
    return depth === undefined ? [] : [{ property, depth, inMap: place.shapes[depth]?.isMapSchema() === true }];
  });
  const found = properties.filter(({ property }) => isId(schema, property.name));
  const parts = schema.kind === 'node' ? schema.id.filter((name) => !isFromParent(schema, name)) : [];
  const id = parts.length > 0 && found.length === parts.length ? found : undefined;
  return { schema, place, properties, relationships: relationshipsAt(schema, compiled, place), id, complete };
}

/** The depth at which a property stands: at the item's own, else at the closest list that the item is in. */
function depthOf(place: Place, property: Property): number | undefined {
  for (let depth = place.path.length; depth >= 0; depth -= 1) {
    const own = depth === place.path.length;
    if (!own && place.path[depth - 1]?.list !== true) continue;
    if (at(place, property, depth)) return depth;
  }
  return undefined;
}

function at(place: Place, { origin, convert }: Property, depth: number): boolean {
  const shape = place.shapes[depth];
  if (origin.kind !== 'path' || shape === undefined) return false;
  return convert === 'json' ? shapeAt(shape, origin.path) !== undefined : hasValue(shape, origin.path);
}

function hasId(schema: SchemaModel, place: Place): boolean {
  if (schema.kind !== 'node' || place.shapes.at(-1)?.isMapSchema()) return false;
  const parts = schema.id.filter((name) => !isFromParent(schema, name));
  return parts.length > 0 && parts.every((name) => schema.properties.some((each) => each.name === name && at(place, each, place.path.length)));
}

function isId(schema: SchemaModel, name: string): boolean {
  return schema.kind === 'node' && schema.id.includes(name);
}

function isFromParent(schema: SchemaModel, name: string): boolean {
  return schema.properties.find((property) => property.name === name)?.origin.kind !== 'path';
}

function relationshipsAt(schema: SchemaModel, compiled: Schema, place: Place): ComparedRelationship[] {
  const shape = place.shapes.at(-1);
  if (schema.kind === 'link' || compiled.kind === 'link' || shape === undefined) return [];
  // The compiled schema has the tenant's relationship before those of the file.
  const before = compiled.relationships.length - schema.relationships.length;
  return schema.relationships.flatMap((model, position) => {
    const paths = model.to.match.flatMap(({ origin }): Path[] =>
      origin.kind === 'path' ? [[...(model.each ?? []), ...origin.path]] : [],
    );
    const lists = model.to.match.filter(({ origin }) => origin.kind === 'path' && isListPath(origin.path));
    const known = model.to.match.every(({ origin }) => origin.kind !== 'parent');
    const comparable = known && paths.length > 0 && lists.length <= 1 && paths.every((path) => hasValue(shape, path));
    return comparable ? [{ model, index: position + before }] : [];
  });
}
