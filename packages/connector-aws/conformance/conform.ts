import { compileSchemas, type SchemaModel } from '@cadastre/codegen';
import type { Fetch } from '@cadastre/core';
import { startAwsServer } from '../../simulator/src/aws-wire/index.js';
import { aws } from '../src/aws.js';
import { planSchema, type SchemaPlan } from './plan.js';
import type { Scenario } from './recordings.js';
import { type FetchResult, runFetch } from './run-fetch.js';
import type { Session } from './serve.js';
import { SCOPE, stubParent } from './stub-parent.js';

/** What came of one fetch in every scenario that has something for it. */
export interface FetchReport {
  readonly fetch: Fetch;
  readonly plans: ReadonlyMap<string, SchemaPlan>;
  readonly results: readonly FetchResult[];
}

/** Tries every fetch of the connector against every scenario. */
export async function conform(scenarios: readonly Scenario[], schemaFolder: string): Promise<readonly FetchReport[]> {
  const { model } = await compileSchemas(schemaFolder);
  let session: Session | undefined;
  const server = await startAwsServer((call) => {
    if (session === undefined) throw new Error('a call before any session');
    return session.answer(call);
  });
  const credentials = async () => ({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not checked' });
  const source = aws({ endpoint: server.url, credentials, regions: [SCOPE.region] });
  try {
    const reports: FetchReport[] = [];
    for (const fetch of source.fetches) {
      const plans = await planFetch(fetch, model.schemas);
      const results: FetchResult[] = [];
      const context = source.context(SCOPE, fetch, ({ send }) => send(new AbortController().signal, () => {}));
      const parent = stubParent(fetch.for, model.schemas);
      const trial = {
        fetch,
        plans,
        context,
        parent,
        classify: source.classify,
        serve: (next: Session) => (session = next),
      };
      for (const scenario of scenarios) {
        const relevant = forFetch(scenario, fetch, plans);
        if (relevant !== undefined) results.push(await runFetch(trial, relevant));
      }
      reports.push({ fetch, plans, results });
    }
    return reports;
  } finally {
    await server.close();
  }
}

async function planFetch(fetch: Fetch, schemas: readonly SchemaModel[]): Promise<ReadonlyMap<string, SchemaPlan>> {
  const plans = fetch.emits.map(async (compiled): Promise<[string, SchemaPlan]> => {
    const schema = schemas.find(({ name }) => name === compiled.name);
    if (schema === undefined) throw new Error(`No schema file declares ${compiled.name}.`);
    return [schema.name, await planSchema(schema, compiled, fetch.calls)];
  });
  return new Map(await Promise.all(plans));
}

/** The scenario without what stands for a part of an answer that the fetch does not look at. Undefined where nothing is left. */
function forFetch(scenario: Scenario, { calls }: Fetch, plans: FetchReport['plans']): Scenario | undefined {
  const wanted = new Set(
    [...plans.values()].flatMap(({ comparisons }) =>
      calls.map((call) => {
        const likeliest = comparisons.find(({ place }) => place.call === call);
        return `${call} ${likeliest?.place.path[0]?.key}`;
      }),
    ),
  );
  const answers = new Map(
    calls.flatMap((call) => {
      const list = (scenario.answers.get(call) ?? []).filter(
        ({ data, standsIn }) => standsIn !== true || Object.keys(data).some((key) => wanted.has(`${call} ${key}`)),
      );
      return list.length > 0 ? [[call, list]] : [];
    }),
  );
  return answers.size > 0 ? { ...scenario, answers } : undefined;
}
