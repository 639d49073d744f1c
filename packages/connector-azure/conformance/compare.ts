import type { SchemaModel } from '@cadastre/codegen';
import type { Row, Schema } from '@cadastre/core';
import type { Exchange } from '@cadastre/testing';
import type { Difference } from '../../connector-aws/conformance/compare.js';
import { expectedEnds, sameEnds } from '../../connector-aws/conformance/expected-ends.js';
import { expectedValue, isEqual } from '../../connector-aws/conformance/expected-value.js';
import { isObject, type Path, walkPath } from '../../connector-aws/conformance/walk-path.js';
import { armRecord } from '../src/arm/arm-record.js';
import { typeInCall } from '../src/arm/resource-graph.js';
import { resourcesOf } from './session.js';
import type { Trial } from './trials.js';

type Json = Readonly<Record<string, unknown>>;

/** What a comparison found. */
export interface Found {
  readonly differences: readonly Difference[];
  readonly fields: number;
  /** Rows that no part of an answer has the id of: what the fetch itself makes. */
  readonly notFound: readonly string[];
  /** `Schema.property` of each property that some answer has a value of. */
  readonly seen: readonly string[];
}

/** What is compared: the rows of a run, and the answers that it was given. */
export interface Compared {
  readonly file: string;
  readonly models: readonly SchemaModel[];
  readonly rows: ReadonlyMap<Schema, readonly Row[]>;
  readonly given: readonly Exchange[];
  /** True where the run came to its end. */
  readonly whole: boolean;
  readonly trial: Trial;
  readonly records: number;
}

/**
 * Compares each row with the part of the answers that has its id, wherever that stands, property by property, by the schema's file alone; and
 * looks that no item of a list is missing.
 */
export function compareRows({ file, models, rows, given, whole, trial, records }: Compared): Found {
  const parts = partsById(given);
  const differences: Difference[] = [];
  const notFound: string[] = [];
  let fields = 0;
  const ids = new Set<string>();
  const seen = new Set<string>();
  for (const [schema, own] of rows) {
    const model = models.find(({ name }) => name === schema.name);
    if (model === undefined) throw new Error(`no schema file declares ${schema.name}`);
    for (const row of own) {
      if (row.kind === 'link') for (const end of [...row.from, ...row.to]) ids.add(String(end).toLowerCase());
      if (row.kind !== 'node') {
        notFound.push(schema.name);
        continue;
      }
      ids.add(row.id.toLowerCase());
      const candidates = partsOf(parts, row);
      if (candidates.length === 0) {
        notFound.push(schema.name);
        continue;
      }
      const tried = candidates.map((item) => compareRow(file, model, schema, row, item));
      const best = tried.sort((a, b) => a.differences.length - b.differences.length || b.fields - a.fields)[0];
      differences.push(...(best?.differences ?? []));
      fields += best?.fields ?? 0;
      for (const property of best?.seen ?? []) seen.add(property);
    }
  }
  if (whole) differences.push(...missingItems(file, trial, given, ids, records));
  return { differences, fields, notFound, seen: [...seen] };
}

function compareRow(file: string, model: SchemaModel, schema: Schema, row: Row, item: Json): Omit<Found, 'notFound'> {
  const differences: Difference[] = [];
  const seen: string[] = [];
  let fields = 0;
  for (const property of model.properties) {
    const { origin, sensitive, name } = property;
    if (origin.kind !== 'path' || sensitive === 'drop' || isMade(origin.path[0]?.key)) continue;
    const wanted = expectedValue(property, item);
    const got = name === 'id' && row.kind === 'node' ? row.id : row.properties[name];
    fields += 1;
    if (walkPath(item, origin.path).length > 0) seen.push(`${model.name}.${name}`);
    if (!isEqual(wanted, got)) differences.push({ file, schema: model.name, path: name, expected: wanted, got, item });
  }
  return { differences: [...differences, ...compareEdges(file, model, schema, row, item)], fields, seen };
}

/** The ends of relationships that are found by what the answer itself says. */
function compareEdges(file: string, model: SchemaModel, schema: Schema, row: Row, item: Json): readonly Difference[] {
  if (model.kind !== 'node' || schema.kind === 'link' || row.kind !== 'node') return [];
  // The compiled schema has the tenant's relationship before those of the file.
  const before = schema.relationships.length - model.relationships.length;
  return model.relationships.flatMap((relationship, position): Difference[] => {
    const origins = relationship.to.match.map(({ origin }) => origin);
    const isOfAnswer = (path: Path | undefined) => !isMade(path?.[0]?.key);
    if (!isOfAnswer(relationship.each) || !origins.every((each) => each.kind === 'path' && isOfAnswer(each.path)))
      return [];
    const wanted = expectedEnds<unknown>(relationship, {
      starts: (each) => (each === undefined ? [item] : walkPath(item, each)),
      valuesOf: (start, origin) => (origin.kind === 'path' ? walkPath(start, origin.path) : []),
    });
    const got = row.edges.filter((edge) => edge.relationship === position + before);
    const ends = got.map(({ match }) => match);
    return sameEnds(wanted, got)
      ? []
      : [{ file, schema: model.name, path: relationship.type, expected: wanted, got: ends, item }];
  });
}

/** True for what a fetch makes itself: Microsoft's own names do not start with a capital letter. */
function isMade(name: string | undefined): boolean {
  return /^[A-Z]/.test(name ?? '');
}

/** Every object of the answers that has an id, by that id in lower case, shaped as a resource is. */
function partsById(given: readonly Exchange[]): ReadonlyMap<string, readonly Json[]> {
  const parts = new Map<string, Json[]>();
  const visit = (value: unknown): void => {
    for (const inner of Array.isArray(value) ? value : []) visit(inner);
    if (!isObject(value)) return;
    for (const key of [value.id, value.subscriptionId, value.kid, value.name, value.skuId, value.servicePlanId]) {
      if (typeof key !== 'string') continue;
      const known = parts.get(key.toLowerCase()) ?? [];
      known.push(armRecord<Json>(value));
      parts.set(key.toLowerCase(), known);
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  for (const { body } of given) visit(body);
  return parts;
}

function partsOf(parts: ReadonlyMap<string, readonly Json[]>, row: Extract<Row, { kind: 'node' }>): readonly Json[] {
  const all = parts.get(row.id.toLowerCase()) ?? [];
  // A reference has nothing but the id: it says nothing of what it refers to.
  const full = all.filter((part) => Object.keys(part).length > 1);
  return full.length > 0 ? full : all;
}

/** What a list has and no row came of. */
function missingItems(
  file: string,
  trial: Trial,
  given: readonly Exchange[],
  ids: ReadonlySet<string>,
  records: number,
): readonly Difference[] {
  const [call = ''] = trial.fetch.calls;
  const type = typeInCall(call);
  const wanted =
    type === undefined
      ? (trial.fetch.calls.some((each) => each.includes('$batch'))
          ? given.flatMap(batchItems)
          : itemsOf(given[0])
        ).filter(({ tenantId = trial.scope.tenant }) => tenantId === trial.scope.tenant)
      : resourcesOf(trial.cassette.exchanges, type).filter(
          ({ id }) => id.split('/')[2]?.toLowerCase() === trial.scope.subscription,
        );
  const known = wanted.map(({ id }) => String(id).toLowerCase());
  // Where ids are made by the fetch none of them is there; then there must be as many records.
  const missing = known.some((id) => ids.has(id))
    ? known.filter((id) => !ids.has(id))
    : records < known.length
      ? known
      : [];
  return missing.map((id) => ({
    file,
    schema: trial.fetch.name,
    path: '(row)',
    expected: id,
    got: 'no row',
    item: undefined,
  }));
}

/** The items of all parts of a batch. */
function batchItems({ body }: Exchange): ReturnType<typeof itemsOf> {
  const responses =
    isObject(body) && Array.isArray(body.responses) ? (body.responses as readonly Pick<Exchange, 'body'>[]) : [];
  return responses.flatMap(itemsOf);
}

function itemsOf(
  exchange: Pick<Exchange, 'body'> | undefined,
): readonly { readonly id?: unknown; readonly tenantId?: unknown }[] {
  const value = isObject(exchange?.body) ? exchange.body.value : undefined;
  return Array.isArray(value) ? (value as readonly { id?: unknown }[]).filter(({ id }) => id !== undefined) : [];
}
