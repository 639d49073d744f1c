import type { SchemaModel } from '@cadastre/codegen';
import type { Fetch } from '@cadastre/core';
import type { Difference } from '../../connector-aws/conformance/compare.js';
import { type Path, pathText } from '../../connector-aws/conformance/walk-path.js';
import { scopeOf } from '../src/oauth-scopes.js';
import { POLICY_TYPES } from '../src/policy-types.js';
import { ROLE_TYPES } from '../src/role-types.js';
import { listedValues, parsePath, type Shapes, shapesAt, shapesOf } from './described-paths.js';
import type { Description } from './description.js';
import { isMade } from './expected.js';
import type { FetchPlan } from './plans.js';

const FILE = 'management-openapi.yaml';

/** What a fetch and its schemas say of Okta's API, compared with what Okta says. */
export interface Checked {
  readonly differences: readonly Difference[];
  readonly paths: number;
  /** Paths that no answer has a value at. */
  readonly unseen: readonly ReadPath[];
}

/**
 * Compares a fetch's calls, their OAuth scopes and the paths that it and its schemas read with the description.
 *
 * @param seen - the paths, as {@link seenKey} writes them, that some answer has a value at
 */
export function checkFetch(
  fetch: Fetch,
  plan: FetchPlan,
  models: readonly SchemaModel[],
  description: Description,
  seen: ReadonlySet<string>,
): Checked {
  const differences: Difference[] = [];
  const all = pathsOf(fetch, models);
  const unseen = all.filter((read) => !seen.has(seenKey(read)));
  let paths = 0;
  const differ = (schema: string, path: string, expected: unknown, got: unknown) =>
    differences.push({ file: FILE, schema, path, expected, got });
  for (const call of fetch.calls) {
    const operation = description.operation(call);
    if (operation === undefined) {
      differ(fetch.name, call, 'a GET of the description', 'none');
      continue;
    }
    const scopes = operation.scopes.join(' ');
    if (scopes !== scopeOf(call)) differ(fetch.name, `${call} (scope)`, scopes, scopeOf(call));
    const answer = shapesOf(operation.schema, description);
    for (const path of plan.reads?.[call] ?? []) {
      paths += 1;
      const items = call === plan.call ? itemShapes(answer, plan, description) : listShapes(answer, description);
      if (shapesAt(items, parsePath(path), description).length === 0) differ(fetch.name, path, 'no such path', call);
    }
    if (call !== plan.call) continue;
    const items = itemShapes(answer, plan, description);
    for (const read of all) {
      const { schema, path, values } = read;
      paths += 1;
      const shapes = shapesAt(items, path, description);
      if (shapes.length === 0) differ(schema, pathText(path), 'no such path', call);
      // Where any name will do, as in a profile, only answers can show that this one is right.
      else if (unseen.includes(read) && shapesAt(items, path, description, false).length === 0)
        differ(schema, `${pathText(path)} (unseen)`, 'described by name, or in an answer', 'neither');
      const unlisted = values === undefined ? [] : listedValues(shapes).filter((value) => !values.includes(value));
      if (unlisted.length > 0) differ(schema, `${pathText(path)} (enum)`, `${unlisted.join(' ')} too`, values);
    }
  }
  return { differences, paths, unseen };
}

/** The forms of one item of the answer. */
export function itemShapes(answer: Shapes, { member }: FetchPlan, description: Description): Shapes {
  if (member === '') return answer;
  if (member !== undefined) return shapesAt(answer, [{ key: member, list: true }], description);
  return answer.flatMap(({ items }) => shapesOf(items, description));
}

/** The forms of one item of another call's answer: a list, or one that is under the name `value`. */
function listShapes(answer: Shapes, description: Description): Shapes {
  const items = answer.flatMap(({ items: each }) => shapesOf(each, description));
  return items.length > 0 ? items : shapesAt(answer, [{ key: 'value', list: true }], description);
}

/** A path, with the schema that reads it. */
export interface ReadPath {
  readonly schema: string;
  readonly path: Path;
  /** Those that the schema lists, where it does. */
  readonly values?: readonly string[] | undefined;
}

/** A path as one text. */
export function seenKey({ schema, path }: Pick<ReadPath, 'schema' | 'path'>): string {
  return `${schema} ${pathText(path)}`;
}

/** Every path that the schemas of a fetch read in Okta's answer; not what the fetch makes itself, whose reads the plan has. */
export function pathsOf(fetch: Fetch, models: readonly SchemaModel[]): readonly ReadPath[] {
  return fetch.emits.flatMap(({ name }) => {
    const model = models.find((each) => each.name === name);
    if (model === undefined) throw new Error(`no schema file declares ${name}`);
    const own = model.properties.flatMap(({ origin, enum: values }) =>
      origin.kind === 'path' ? [{ schema: name, path: origin.path, values }] : [],
    );
    const ends = endPaths(model).map((path) => ({ schema: name, path }));
    // The first that reads a path stays: properties are before the ends.
    const byPath = new Map([...own, ...ends].reverse().map((read) => [pathText(read.path), read]));
    return [...byPath.values()].reverse().filter(({ path }) => !isMade(path[0]?.key));
  });
}

/** Compares the values that the connector has lists of with those that the description lists. */
export function checkLists(description: Description): readonly Difference[] {
  const listed = (name: string) => listedValues(shapesOf({ $ref: `#/components/schemas/${name}` }, description));
  // Roles of this type are the organization's own, which are listed by a call.
  const roles = listed('RoleType').filter((value) => value !== 'CUSTOM');
  const lists = [
    { schema: 'POLICY_TYPES', own: POLICY_TYPES as readonly string[], described: listed('PolicyType') },
    { schema: 'ROLE_TYPES', own: Object.keys(ROLE_TYPES), described: roles },
  ];
  return lists.flatMap(({ schema, own, described }) =>
    described
      .filter((value) => !own.includes(value))
      .map((value) => ({ file: FILE, schema, path: value, expected: 'in the list', got: 'not in it' })),
  );
}

function endPaths(model: SchemaModel): Path[] {
  const ends =
    model.kind === 'link'
      ? [model.from, model.to].map(({ match }) => ({ each: undefined, match }))
      : model.relationships.map(({ each, to }) => ({ each, match: to.match }));
  return ends.flatMap(({ each = [], match }) =>
    match.flatMap(({ origin }) => (origin.kind === 'path' ? [[...each, ...origin.path]] : [])),
  );
}
