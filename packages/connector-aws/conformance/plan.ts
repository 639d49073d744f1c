import type { SchemaModel } from '@cadastre/codegen';
import type { Schema } from '@cadastre/core';
import { isListPath, type Path, pathText } from './walk-path.js';
import { hasValue, type Place, placesOf, shapeAt } from './wire-shapes.js';

type Property = SchemaModel['properties'][number];
type RelationshipModel = Extract<SchemaModel, { readonly kind: 'node' }>['relationships'][number];

/** A property that the recorded answer has too, and where: so many steps from the answer, at the item or at what the item is in. */
export interface ComparedProperty {
  readonly property: Property;
  readonly depth: number;
  /** True where the answer has a map there, which says nothing of what is not in it. */
  readonly inMap: boolean;
  /** The member that has the item's tags, for what fetches make of them. */
  readonly tags: string | undefined;
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
}

/** How one schema of a fetch is compared. */
export interface SchemaPlan {
  readonly schema: SchemaModel;
  /** The places that its rows may come from, the likeliest first. */
  readonly comparisons: readonly Comparison[];
  /** The calls of the fetch, in the order in which it makes them. */
  readonly calls: readonly string[];
  /** Its properties that have a path. */
  readonly reads: readonly string[];
}

/**
 * Finds where the answers of a fetch have what a schema reads. It knows neither the mapper nor the fetch: only the schema's paths, and
 * the structure of the answers in the SDK's own model.
 */
export async function planSchema(schema: SchemaModel, compiled: Schema, calls: readonly string[]): Promise<SchemaPlan> {
  const places = (await Promise.all(calls.map(placesOf))).flat();
  const reads = schema.properties.filter(({ origin, sensitive }) => origin.kind === 'path' && sensitive !== 'drop');
  const candidates = places
    .map((place) => {
      const own = reads.filter((property) => at(place, property, place.path.length)).length;
      const relationships = relationshipsAt(schema, compiled, place);
      // A map has every path, so it is believed only where no structure has one.
      const score = place.shapes.at(-1)?.isMapSchema() ? own / 1000 : own + relationships.length;
      return { place, relationships, own, score, hasId: hasId(schema, place) };
    })
    .filter(({ own, hasId }) => own > 0 && (hasId || own * 2 >= reads.length));
  const outer = candidates.filter(({ hasId }) => hasId).map(({ place }) => place);
  const isInner = ({ call, path }: Place) => outer.some((each) => each.call === call && each.path.length < path.length);
  const comparisons = candidates
    .map(({ place, relationships, score }) => ({
      ...compare(schema, place, reads),
      relationships,
      score,
      inner: isInner(place),
    }))
    .sort(
      (a, b) => Number(a.inner) - Number(b.inner) || b.score - a.score || a.place.path.length - b.place.path.length,
    );
  return { schema, comparisons, calls, reads: reads.map(({ name }) => name) };
}

function compare(schema: SchemaModel, place: Place, reads: readonly Property[]): Omit<Comparison, 'relationships'> {
  const properties = reads.flatMap((property) => {
    const depth = depthOf(place, property);
    if (depth === undefined) return [];
    const inMap = place.shapes[depth]?.isMapSchema() === true;
    return [{ property, depth, inMap, tags: isOfTags(property) ? tagsMember(place) : undefined }];
  });
  const found = properties.filter(({ property }) => isId(schema, property.name));
  const parts = schema.kind === 'node' ? schema.id.filter((name) => hasPath(schema, name)) : [];
  return { schema, place, properties, id: parts.length > 0 && found.length === parts.length ? found : undefined };
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
  if (depth === place.path.length && isOfTags({ origin }) && tagsMember(place) !== undefined) return true;
  return convert === 'json' ? shapeAt(shape, origin.path) !== undefined : hasValue(shape, origin.path);
}

/** All fetches make these two of a resource's tags. */
function isOfTags({ origin }: Pick<Property, 'origin'>): boolean {
  return origin.kind === 'path' && ['TagList[]', 'NameTag'].includes(pathText(origin.path));
}

/** Services have their tags under different names. */
function tagsMember({ shapes, path }: Place): string | undefined {
  const shape = shapes[path.length];
  const isTags = (key: string) =>
    shape !== undefined &&
    hasValue(shape, [
      { key, list: true },
      { key: 'Key', list: false },
    ]);
  return ['Tags', 'TagSet', 'TagList'].find(isTags);
}

/** True where the whole id can be read at a place, and some of it in the items themselves. */
function hasId(schema: SchemaModel, place: Place): boolean {
  if (schema.kind !== 'node' || place.shapes.at(-1)?.isMapSchema()) return false;
  const parts = schema.properties.filter(({ name, origin }) => schema.id.includes(name) && origin.kind === 'path');
  const depths = parts.map((property) => depthOf(place, property));
  return depths.includes(place.path.length) && !depths.includes(undefined);
}

function isId(schema: SchemaModel, name: string): boolean {
  return schema.kind === 'node' && schema.id.includes(name);
}

/** False for parts of an id that the partition or the parent gives. */
function hasPath(schema: SchemaModel, name: string): boolean {
  return schema.properties.find((property) => property.name === name)?.origin.kind === 'path';
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
