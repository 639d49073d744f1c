import { compileSchemas, type SchemaModel } from '@cadastre/codegen';
import type { Fetch, Source } from '@cadastre/core';
import type { Certificate } from '../../testing/src/replay/certificate.js';
import { azure } from '../src/azure.js';
import type { Cassette } from './recordings.js';
import { runTrial, type TrialResult } from './run-trial.js';
import { startServer } from './serve.js';
import { indexAnswers, type Session } from './session.js';
import { TENANT } from './tenant.js';
import { tenantsIn, trialsOf } from './trials.js';

/** What came of one fetch. */
export interface FetchReport {
  readonly fetch: Fetch;
  readonly results: readonly TrialResult[];
}

/** What came of it all. */
export interface Report {
  readonly fetches: readonly FetchReport[];
  readonly models: readonly SchemaModel[];
  /** Tokens that the credential asked for. */
  readonly tokens: number;
}

/** Tries every fetch of the connector against every recording, signed in by `ClientSecretCredential`, over TLS. */
export async function conform(
  cassettes: readonly Cassette[],
  schemaFolder: string,
  certificate: Certificate,
): Promise<Report> {
  const { model } = await compileSchemas(schemaFolder);
  const answers = indexAnswers(cassettes.flatMap(({ exchanges }) => exchanges));
  let session: Session | undefined;
  const server = await startServer(certificate, (method, url, body) => session?.answer(method, url, body));
  const source: Source = azure({
    tenants: tenantIds(cassettes).map((tenantId) => ({
      tenantId,
      cloud: server.cloud,
      signIn: { kind: 'clientSecret', clientId: 'recorded', clientSecret: 'recorded-not-a-secret' },
    })),
  });
  const workshop = { source, models: model.schemas, answers, serve: (next: Session) => (session = next) };
  try {
    const fetches: FetchReport[] = [];
    for (const fetch of source.fetches) {
      const results: TrialResult[] = [];
      for (const trial of trialsOf(fetch, cassettes)) results.push(await runTrial(workshop, trial));
      fetches.push({ fetch, results });
    }
    return { fetches, models: model.schemas, tokens: server.tokens() };
  } finally {
    await server.close();
  }
}

/** Every tenant that the recordings are of. */
function tenantIds(cassettes: readonly Cassette[]): readonly string[] {
  const found = cassettes.flatMap(({ exchanges }) => exchanges.flatMap(({ body }) => tenantsIn(body)));
  return [...new Set([TENANT, ...found])];
}
