import { compileSchemas, type SchemaModel } from '@cadastre/codegen';
import type { Fetch, Source } from '@cadastre/core';
import type { Difference } from '../../connector-aws/conformance/compare.js';
import { okta } from '../src/okta.js';
import { type Batch, batch, batchesOf, jsonAnswer, listed } from './batches.js';
import { pathOf, typeQuery } from './calls.js';
import { type Checked, checkFetch, checkLists, itemShapes } from './check-description.js';
import { shapesAt, shapesOf } from './described-paths.js';
import { type Description, readDescription } from './description.js';
import { type ClassifiedError, classifyRecorded } from './errors.js';
import type { Json } from './expected.js';
import { type FetchPlan, planOf } from './plans.js';
import type { Archive, Cassette } from './recordings.js';
import { runTrial, type TrialResult } from './run-fetch.js';
import { type AnswerServer, rewriteHosts, startServer } from './serve.js';
import { openSession, type Session } from './session.js';

/** What came of one fetch. */
export interface FetchReport {
  readonly fetch: Fetch;
  /** Of lists that were recorded. */
  readonly recorded: readonly TrialResult[];
  /** Of lists made of what was recorded one by one. */
  readonly single: readonly TrialResult[];
  readonly examples: readonly TrialResult[];
  /** Examples that are no answer to the call. */
  readonly unusable: readonly string[];
  readonly checked: Checked;
}

/** What came of it all. */
export interface Report {
  readonly fetches: readonly FetchReport[];
  readonly errors: readonly ClassifiedError[];
  /** Those of errors, and of the connector's own lists of values. */
  readonly otherDifferences: readonly Difference[];
  readonly dangling: readonly string[];
}

/** Tries every fetch of the connector against every recording, and against Okta's description of its API. */
export async function conform({ cassettes, description: document }: Archive, schemaFolder: string): Promise<Report> {
  const { model } = await compileSchemas(schemaFolder);
  const description = readDescription(document);
  let session: Session | undefined;
  const server = await startServer((path) => session?.answer(path));
  const source = okta({ organizations: [{ url: server.url, token: 'not checked' }] });
  const workshop = { source, models: model.schemas, server, serve: (next: Session) => (session = next) };
  const local = cassettes.map((each) => localCassette(each, server));
  try {
    const fetches: FetchReport[] = [];
    for (const fetch of source.fetches) fetches.push(await tryFetch(workshop, fetch, local, description));
    const { errors, errorDifferences } = await tryErrors(workshop, local);
    const otherDifferences = [...errorDifferences, ...checkLists(description)];
    return { fetches, errors, otherDifferences, dangling: description.dangling };
  } finally {
    await server.close();
  }
}

/** What all trials need. */
interface Workshop {
  readonly source: Source;
  readonly models: readonly SchemaModel[];
  readonly server: AnswerServer;
  /** Says which session answers the next calls. */
  readonly serve: (session: Session) => void;
}

function localCassette({ name, answers }: Cassette, { url }: AnswerServer): Cassette {
  return { name, answers: answers.map((answer) => rewriteHosts(answer, url)) };
}

async function tryFetch(
  workshop: Workshop,
  fetch: Fetch,
  cassettes: readonly Cassette[],
  description: Description,
): Promise<FetchReport> {
  const plan = planOf(fetch);
  const tryAll = async (batches: readonly Batch[]) => {
    const results: TrialResult[] = [];
    for (const each of batches) results.push(await tryBatch(workshop, fetch, plan, each));
    return results;
  };
  const { batches, unusable } = exampleBatches(fetch, plan, description, workshop.server);
  const recorded = await tryAll(cassettes.flatMap((cassette) => batchesOf(fetch, plan, cassette)));
  const single = await tryAll(cassettes.flatMap((cassette) => batchesOf(fetch, plan, listed(plan, cassette))));
  const examples = await tryAll(batches);
  const seen = new Set([...recorded, ...single, ...examples].flatMap((result) => result.seen));
  return {
    fetch,
    recorded,
    single,
    examples,
    unusable,
    checked: checkFetch(fetch, plan, workshop.models, description, seen),
  };
}

function tryBatch({ source, models, server, serve }: Workshop, fetch: Fetch, plan: FetchPlan, batch: Batch) {
  const session = openSession(batch.answers);
  serve(session);
  const scope = {
    organization: new URL(server.url).host,
    ...(batch.type === undefined ? {} : { policy_type: batch.type }),
  };
  const parent = fetch.for === undefined ? undefined : parentOf(fetch.for, plan, batch, models, scope);
  return runTrial({ fetch, plan, models, source, scope, parent, session, telling: batch.telling });
}

/** The parent as the graph would hold it: what the path tells of it, and nothing else. */
function parentOf(
  label: string,
  plan: FetchPlan,
  { params }: Batch,
  models: readonly SchemaModel[],
  scope: Json,
): Json {
  const model = models.find((each) => each.kind === 'node' && each.name === label);
  const empty = Object.fromEntries((model?.properties ?? []).map(({ name }) => [name, null]));
  const id = Object.values(params)[0] ?? (label === 'OktaOrganization' ? scope.organization : 'recorded');
  return { ...empty, id, ...plan.parent?.(params) };
}

function exampleBatches(fetch: Fetch, plan: FetchPlan, description: Description, { url }: AnswerServer) {
  const path = pathOf(plan.call);
  const all = description.operation(plan.call)?.examples ?? [];
  const answers = all.map(({ name, value }) => ({ name, value: answerOf(value, plan, description) }));
  const batches = answers.flatMap(({ name, value }): Batch[] => {
    if (value === undefined) return [];
    const query = Array.isArray(value) ? typeQuery(plan.call, value) : '';
    const answer = jsonAnswer(`management-openapi.yaml#${name}`, path + query, value);
    return [batch(plan, [rewriteHosts(answer, url)], [])];
  });
  const unusable = answers.filter(({ value }) => value === undefined).map(({ name }) => `${fetch.name}: ${name}`);
  return { batches, unusable };
}

/** An example as the call would answer it. Some are one item of the list only, some are of something else altogether. */
function answerOf(value: unknown, plan: FetchPlan, description: Description): unknown {
  if (plan.member === '' || Array.isArray(plan.member === undefined ? value : (value as Json)[plan.member]))
    return value;
  if (plan.member !== undefined) return undefined;
  const items = itemShapes(shapesOf(description.operation(plan.call)?.schema, description), plan, description);
  const isDescribed = (key: string) => shapesAt(items, [{ key, list: false }], description).length > 0;
  return Object.keys(value as Json).every(isDescribed) ? [value] : undefined;
}

async function tryErrors({ source, server, serve }: Workshop, cassettes: readonly Cassette[]) {
  const calls = source.fetches.flatMap((fetch) => fetch.calls);
  const scope = { organization: new URL(server.url).host };
  const errors: ClassifiedError[] = [];
  const errorDifferences: Difference[] = [];
  for (const answer of cassettes.flatMap(({ answers }) => answers).filter(({ status }) => status >= 400)) {
    serve({ answer: () => answer, given: [], used: new Set(), begin: () => {} });
    const { found, differences } = await classifyRecorded(answer, source, scope, calls);
    errors.push(found);
    errorDifferences.push(...differences);
  }
  return { errors, errorDifferences };
}
