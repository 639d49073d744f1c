import { isDeepStrictEqual } from 'node:util';
import type { SchemaModel } from '@cadastre/codegen';
import { emissionOf, type Failure, type Fetch, RecordError, type Row, type Source } from '@cadastre/core';
import type { Difference } from '../../connector-aws/conformance/compare.js';
import { walkPath } from '../../connector-aws/conformance/walk-path.js';
import { callOf, paramsOf } from './calls.js';
import { pathsOf, type ReadPath, seenKey } from './check-description.js';
import { compareRows } from './compare.js';
import type { Expected, Given, Json } from './expected.js';
import type { FetchPlan } from './plans.js';
import type { Session } from './session.js';

/** All that one fetch needs to be run for one parent. */
export interface Trial {
  readonly fetch: Fetch;
  readonly plan: FetchPlan;
  readonly models: readonly SchemaModel[];
  readonly source: Pick<Source, 'context' | 'classify'>;
  readonly scope: Readonly<Record<string, string>>;
  readonly parent: Json | undefined;
  readonly session: Session;
  /** Files of the answers that tell what must come out. */
  readonly telling: readonly string[];
}

/** What came of it. */
export interface TrialResult {
  readonly tried: readonly string[];
  readonly skipped: readonly string[];
  readonly rows: number;
  readonly fields: number;
  readonly differences: readonly Difference[];
  readonly warnings: readonly string[];
  /** The paths that some item has a value at. */
  readonly seen: readonly string[];
}

/** Runs a fetch again and again until each of the telling answers was given, and compares what came out each time. */
export async function runTrial(trial: Trial): Promise<TrialResult> {
  const { session, telling } = trial;
  const differences: Difference[] = [];
  const warnings: string[] = [];
  const seen = new Set<string>();
  const paths = pathsOf(trial.fetch, trial.models);
  let rows = 0;
  let fields = 0;
  const left = () => telling.filter((file) => !session.used.has(file));
  for (let before = telling.length + 1; left().length < before && left().length > 0; ) {
    before = left().length;
    session.begin();
    const read = await readAll(trial);
    const expected = trial.plan.expected(givenOf(trial), trial.fetch);
    const found = compareRead(trial, read, expected);
    for (const path of paths.filter((each) => expected.some((item) => hasValue(item, each)))) seen.add(seenKey(path));
    differences.push(...found.differences);
    fields += found.fields;
    const all = [...read.rows.values()].flat();
    rows += all.length;
    warnings.push(...all.flatMap((row) => row.warnings.map((warning) => `${trial.fetch.name}: ${warning}`)));
  }
  const tried = telling.filter((file) => session.used.has(file));
  return { tried, skipped: left(), rows, fields, differences, warnings, seen: [...seen] };
}

interface Read {
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly quarantined: readonly { readonly schema: string; readonly reason: string; readonly record: unknown }[];
  readonly failure: Failure | undefined;
}

/** Runs it once, through the source's own context and client. */
async function readAll({ fetch, source, scope, parent }: Trial): Promise<Read> {
  const context = source.context(scope, fetch, ({ send }) => send(new AbortController().signal, () => {}));
  const rows = new Map<string, Row[]>(fetch.emits.map(({ name }) => [name, []]));
  const quarantined: Read['quarantined'][number][] = [];
  try {
    const input = { ...context, scope, parent, signal: new AbortController().signal };
    for await (const yielded of fetch.run(input as never)) {
      const { schema, record } = emissionOf(fetch, yielded);
      try {
        if (record instanceof RecordError) throw record;
        rows.get(schema.name)?.push((schema.map as (...args: unknown[]) => Row)(record, scope, parent));
      } catch (error) {
        if (!(error instanceof RecordError)) throw error;
        quarantined.push({ schema: schema.name, reason: error.message, record });
      }
    }
    return { rows, quarantined, failure: undefined };
  } catch (error) {
    return { rows, quarantined, failure: source.classify(error) };
  }
}

function compareRead(trial: Trial, { rows, quarantined, failure }: Read, expected: readonly Expected[]) {
  const { fetch, models, scope, parent } = trial;
  const given = givenOf(trial);
  const file = given.at(-1)?.answer.file ?? trial.telling[0] ?? '';
  const differences: Difference[] = quarantined.map(({ schema, reason, record }) => {
    return { file, schema, path: '(record)', expected: 'a row', got: `quarantined: ${reason}`, item: record };
  });
  if (failure !== undefined) {
    const got = `${failure.code}: ${failure.message}`;
    differences.push({ file, schema: fetch.name, path: '(end)', expected: 'complete', got });
  }
  let fields = 0;
  for (const compiled of fetch.emits) {
    const model = models.find(({ name }) => name === compiled.name);
    if (model === undefined) throw new Error(`no schema file declares ${compiled.name}`);
    const own = expected.filter((each) => each.schema === compiled.name && !quarantined.some(isOf(each)));
    const found = compareRows({ model, compiled, scope, parent }, rows.get(compiled.name) ?? [], own);
    differences.push(...found.differences);
    fields += found.fields;
  }
  return { differences, fields };
}

function hasValue({ schema, item }: Expected, read: ReadPath): boolean {
  return schema === read.schema && walkPath(item, read.path).length > 0;
}

/** True for the record that an item became: it is reported itself, so its missing row is not. */
function isOf({ schema, item }: Expected): (quarantined: Read['quarantined'][number]) => boolean {
  return (each) => each.schema === schema && isDeepStrictEqual({ ...(each.record as Json), ...item }, each.record);
}

/** What was given in answer to the telling call. */
function givenOf({ session, plan, fetch }: Trial): readonly Given[] {
  return session.given.flatMap((answer) => {
    if (callOf(fetch.calls, answer.path) !== plan.call) return [];
    const params = paramsOf(plan.call, answer.path) ?? {};
    return [{ call: plan.call, params, answer, body: JSON.parse(answer.body) as unknown }];
  });
}
