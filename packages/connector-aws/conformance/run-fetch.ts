import type { Failure } from '@cadastre/core';
import { emissionOf, type Fetch, RecordError, type Row, type Source } from '@cadastre/core';
import { compareRows, type Difference } from './compare.js';
import type { SchemaPlan } from './plan.js';
import type { Recording, Scenario } from './recordings.js';
import { errorCode, openSession, type Session } from './serve.js';
import { SCOPE } from './stub-parent.js';

/** An answer that was not compared, and why. */
interface Skipped {
  readonly file: string;
  readonly why: string;
}

/** What came of the answers of one scenario for one fetch. */
export interface FetchResult {
  /** The answers that were compared. */
  readonly tried: readonly Recording[];
  readonly skipped: readonly Skipped[];
  readonly differences: readonly Difference[];
  readonly fields: number;
  readonly derived: number;
  readonly rows: number;
  readonly quarantined: number;
  readonly warnings: readonly string[];
  /** What could not be compared, since the fetch makes it of something else: `Schema.property`. */
  readonly shaped: readonly string[];
}

/** All that one fetch needs to be tried. */
export interface Trial {
  readonly fetch: Fetch;
  readonly plans: ReadonlyMap<string, SchemaPlan>;
  readonly context: object;
  readonly parent: unknown;
  readonly classify: Source['classify'];
  /** Says which session answers the next calls. */
  readonly serve: (session: Session) => void;
}

interface Read {
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly quarantined: readonly { readonly schema: string; readonly reason: string; readonly record: unknown }[];
  readonly failure: Failure | undefined;
}

/** Runs a fetch against a scenario, again and again until each of the scenario's answers was asked for. */
export async function runFetch(trial: Trial, scenario: Scenario): Promise<FetchResult> {
  const { fetch, plans } = trial;
  const session = openSession(scenario, fetch.calls);
  trial.serve(session);
  const tried = new Set<Recording>();
  const differences: Difference[] = [];
  const total = { fields: 0, derived: 0, rows: 0, quarantined: 0 };
  const warnings: string[] = [];
  const shaped = new Set<string>();
  const compared = new Set<string>();
  for (let left = session.left().length; left > 0; ) {
    session.begin();
    const read = await readAll(trial);
    const given = session.given.filter((recording) => !tried.has(recording));
    for (const recording of given) tried.add(recording);
    differences.push(...endDifferences(trial, read, session.given));
    for (const [name, rows] of read.rows) {
      const plan = plans.get(name);
      if (plan === undefined) throw new Error(`no schema file declares ${name}`);
      const found = compareRows(plan, rows, session.given, {
        whole: read.failure === undefined,
        quarantined: read.quarantined.filter(({ schema }) => schema === name).length,
      });
      differences.push(...found.differences);
      for (const call of found.calls) compared.add(call);
      total.fields += found.fields;
      total.derived += found.derived.length * rows.length;
      if (rows.length > 0) for (const property of found.derived) shaped.add(`${name}.${property}`);
      total.rows += rows.length;
      warnings.push(...rows.flatMap((row) => row.warnings.map((warning) => `${name}: ${warning}`)));
    }
    total.quarantined += read.quarantined.length;
    const now = session.left().length;
    if (now === left) break;
    left = now;
  }
  const isBare = ({ call, status }: Recording) => status < 400 && !compared.has(call);
  const skipped = [
    ...[...tried]
      .filter(isBare)
      .map(({ file }) => ({ file, why: 'taken, but the fetch makes everything of it that is stored' })),
    ...session.left().map(({ file }) => ({ file, why: 'the fetch did not ask for it' })),
  ];
  return {
    tried: [...tried].filter((each) => !isBare(each)),
    skipped,
    differences,
    ...total,
    warnings,
    shaped: [...shaped],
  };
}

async function readAll({ fetch, context, parent, classify }: Trial): Promise<Read> {
  const rows = new Map<string, Row[]>(fetch.emits.map(({ name }) => [name, []]));
  const quarantined: Read['quarantined'][number][] = [];
  const input = { ...context, scope: SCOPE, parent, signal: new AbortController().signal };
  try {
    for await (const yielded of fetch.run(input as never)) {
      const { schema, record } = emissionOf(fetch, yielded);
      try {
        if (record instanceof RecordError) throw record;
        rows.get(schema.name)?.push((schema.map as (...args: unknown[]) => Row)(record, SCOPE, parent));
      } catch (error) {
        if (!(error instanceof RecordError)) throw error;
        quarantined.push({ schema: schema.name, reason: error.message, record });
      }
    }
    return { rows, quarantined, failure: undefined };
  } catch (error) {
    return { rows, quarantined, failure: classify(error) };
  }
}

/** Failures that mean that nothing was read: a fetch that makes nothing of them says "empty" where it does not know. */
const NEVER_ABSENT = ['bug', 'denied', 'expired', 'throttled', 'transient'];

/** A fetch must end as the last answer says: in the recorded error, or without one. */
function endDifferences(
  { fetch, classify }: Trial,
  { failure, quarantined }: Read,
  given: readonly Recording[],
): Difference[] {
  const file = given.at(-1)?.file ?? '';
  const schema = fetch.name;
  const differences: Difference[] = quarantined.map(({ schema: name, reason, record }) => {
    return { file, schema: name, path: '(row)', expected: 'a row', got: `quarantined: ${reason}`, item: record };
  });
  const last = given.at(-1);
  const failed = given.filter(({ status }) => status >= 400);
  if (failure !== undefined) {
    const code = last === undefined || last.status < 400 ? undefined : errorCode(last);
    if (code === undefined || plain(code) !== plain(failure.code)) {
      differences.push({
        file,
        schema,
        path: '(end)',
        expected: code ?? 'complete',
        got: `${failure.code}: ${failure.message}`,
      });
    }
    return differences;
  }
  for (const recording of failed) {
    const name = errorCode(recording) ?? '';
    const { class: kind } = classify(
      Object.assign(new Error('recorded'), { name, $metadata: { httpStatusCode: recording.status } }),
    );
    if (NEVER_ABSENT.includes(kind)) {
      differences.push({ file: recording.file, schema, path: '(end)', expected: `${name} (${kind})`, got: 'complete' });
    }
  }
  return differences;
}

/** The wire's code and the SDK's name of the same error: NoSuchEntity, NoSuchEntityException. */
function plain(code: string): string {
  return code.replace(/(?:Exception|Error|Fault)$/, '');
}
