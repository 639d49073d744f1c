import type { SchemaModel } from '@cadastre/codegen';
import { emissionOf, type Failure, RecordError, type Row, type Schema, type Source } from '@cadastre/core';
import { armRecord } from '../src/arm/arm-record.js';
import { compareRows, type Found } from './compare.js';
import { type AnswerIndex, openSession, type Session } from './session.js';
import type { Trial } from './trials.js';

/** What all trials need. */
export interface Workshop {
  readonly source: Source;
  readonly models: readonly SchemaModel[];
  /** Of all cassettes. */
  readonly answers: AnswerIndex;
  /** Says which session answers the next calls. */
  readonly serve: (session: Session) => void;
}

/** What came of a trial. */
export interface TrialResult extends Found {
  readonly trial: Trial;
  readonly rows: number;
  /** Calls that nobody recorded an answer to: then the run ended there. */
  readonly missing: readonly string[];
  readonly versions: readonly string[];
  readonly warnings: readonly string[];
}

/** Runs a fetch once, through the source's own context and client, and compares what came out. */
export async function runTrial(workshop: Workshop, trial: Trial): Promise<TrialResult> {
  const { source, models } = workshop;
  const session = openSession(trial.cassette, workshop.answers);
  workshop.serve(session);
  // Every run of a program begins with it, and forgets what Resource Graph said before.
  for await (const _tenant of source.scopes.tenant?.({}, async ({ send }) =>
    send(new AbortController().signal, () => {}),
  ) ?? []);
  const { rows, records, failure, quarantined } = await readAll(workshop, trial, parentOf(workshop, trial));
  const { file } = trial.cassette;
  const differences = quarantined.map(({ schema, reason, record }) => {
    return { file, schema, path: '(record)', expected: 'a row', got: `quarantined: ${reason}`, item: record };
  });
  if (failure !== undefined && session.missing.length === 0) {
    const got = `${failure.code}: ${failure.message}`;
    differences.push({ file, schema: trial.fetch.name, path: '(end)', expected: 'complete', got, item: undefined });
  }
  const found = compareRows({ file, models, rows, given: session.given, whole: failure === undefined, trial, records });
  const all = [...rows.values()].flat();
  return {
    trial,
    rows: all.length,
    fields: found.fields,
    notFound: found.notFound,
    seen: found.seen,
    differences: [...differences, ...found.differences],
    missing: failure === undefined ? [] : session.missing,
    versions: [...session.versions],
    warnings: all.flatMap((row) => row.warnings.map((warning) => `${trial.fetch.name}: ${warning}`)),
  };
}

interface Read {
  readonly rows: ReadonlyMap<Schema, Row[]>;
  readonly records: number;
  readonly quarantined: readonly { readonly schema: string; readonly reason: string; readonly record: unknown }[];
  readonly failure: Failure | undefined;
}

async function readAll({ source }: Workshop, { fetch, scope }: Trial, parent: unknown): Promise<Read> {
  const context = source.context(scope, fetch, ({ send }) => send(new AbortController().signal, () => {}));
  const rows = new Map<Schema, Row[]>(fetch.emits.map((schema) => [schema, []]));
  const quarantined: Read['quarantined'][number][] = [];
  let records = 0;
  try {
    const input = { ...context, scope, parent, signal: new AbortController().signal };
    for await (const yielded of fetch.run(input as never)) {
      records += 1;
      const { schema, record } = emissionOf(fetch, yielded);
      try {
        rows.get(schema)?.push((schema.map as (...args: unknown[]) => Row)(record, scope, parent));
      } catch (error) {
        if (!(error instanceof RecordError)) throw error;
        quarantined.push({ schema: schema.name, reason: error.message, record });
      }
    }
    return { rows, records, quarantined, failure: undefined };
  } catch (error) {
    return { rows, records, quarantined, failure: source.classify(error) };
  }
}

/** The parent as the graph would have it: out of the same cassette where it is there, else no more than its id and name. */
function parentOf({ source }: Workshop, { fetch, scope, parentId, cassette }: Trial): unknown {
  if (parentId === undefined) return undefined;
  const schema = source.schemas.find(({ name }) => name === fetch.for);
  const name = parentId.slice(parentId.lastIndexOf('/') + 1);
  const bare = { id: parentId, name };
  for (const { body, status } of cassette.exchanges) {
    if (status !== 200 || schema?.kind !== 'node') continue;
    const items = (body as { value?: unknown } | null)?.value;
    for (const item of Array.isArray(items) ? items : [body]) {
      if (String((item as { id?: unknown } | null)?.id).toLowerCase() !== parentId.toLowerCase()) continue;
      try {
        const row = (schema.map as (...args: unknown[]) => Row)(armRecord(item), scope, bare);
        if (row.kind === 'node') return { ...bare, ...row.properties };
      } catch {
        // What is no whole parent cannot be one; the bare one does.
      }
    }
  }
  return bare;
}
