import type { Emission, Fetch, LinkRow, NodeRow, Schema, Scope } from '@cadastre/core';
import { type AwsContext, awsContext, clientMaker } from './context.js';
import { callerCredentials } from './credentials.js';

/** An answer in the SDK's own types, by operation, or what makes one of the input; an error is thrown. */
export type Answers = Readonly<Record<string, unknown>>;

/** A call that a fetch made. */
export interface Asked {
  readonly operation: string;
  readonly region: string;
  readonly input: unknown;
}

/** What a test looks at in one row: edges as `TYPE Label value`; the id of a link is what its ends are matched by. */
export interface ReadRow {
  readonly schema: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly edges: readonly string[];
}

/** Runs a fetch with the SDK's real clients, answered before the network, and maps what it yields. */
export async function readRows(
  fetch: Fetch<AwsContext>,
  scope: Scope,
  answers: Answers,
  parent?: unknown,
): Promise<{ readonly rows: readonly ReadRow[]; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = [];
  const signal = new AbortController().signal;
  const credentials = callerCredentials({ credentials: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) });
  const context = awsContext(
    {},
    clientMaker({}),
    () => credentials,
    scope,
    fetch,
    ({ send }) => send(signal, () => {}),
  );
  const aws: AwsContext['aws'] = (Client, region) => {
    const client = context.aws(Client, region);
    client.middlewareStack.use({ applyToStack: (stack) => answerFrom(stack as Stack, client, answers, asked) });
    return client;
  };
  const input = { ...context, aws, scope, parent: parent as never, signal };
  const rows: ReadRow[] = [];
  for await (const yielded of fetch.run(input)) {
    const several = fetch.emits.length > 1;
    const schema = several ? (yielded as Emission).schema : fetch.emits[0];
    const record = several ? (yielded as Emission).record : yielded;
    if (schema !== undefined) rows.push(readRow(schema, schema.map(record as never, scope, parent as never)));
  }
  return { rows, asked };
}

/** The error that the SDK throws for an error of AWS. */
export function awsError(name: string): Error {
  return Object.assign(new Error(name), { name, $metadata: { httpStatusCode: 400 } });
}

function readRow(schema: Schema, row: NodeRow | LinkRow): ReadRow {
  if (row.kind === 'link' || schema.kind === 'link') {
    const { from = [], to = [] } = row as Partial<LinkRow>;
    return { schema: schema.name, id: `${from.join()} -> ${to.join()}`, properties: row.properties, edges: [] };
  }
  const edges = row.edges.map(({ relationship, match, properties }) => {
    const { type = '', to } = schema.relationships[relationship] ?? {};
    return [type, to?.label, ...match, ...(properties === undefined ? [] : [JSON.stringify(properties)])].join(' ');
  });
  return {
    schema: schema.name,
    id: row.id,
    properties: row.properties,
    edges: edges.filter((edge) => !edge.startsWith('RESOURCE AWSAccount')),
  };
}

type Handler = (request: { readonly input: unknown }) => Promise<unknown>;

interface Stack {
  add(
    middleware: (next: Handler, context: { readonly commandName?: string }) => Handler,
    options: { readonly step: 'serialize'; readonly priority: 'high' },
  ): void;
}

/** Stands after the check of declared calls, and before a request is made of one. */
function answerFrom(stack: Stack, client: unknown, answers: Answers, asked: Asked[]): void {
  const { config } = client as { readonly config: { region(): Promise<string> } };
  stack.add(
    (_next, { commandName = '' }) =>
      async ({ input }) => {
        const operation = commandName.replace(/Command$/, '');
        asked.push({ operation, region: await config.region(), input });
        const known = answers[operation] ?? awsError(`no answer for ${operation}`);
        const answer = typeof known === 'function' ? known(input) : known;
        if (answer instanceof Error) throw answer;
        return { output: { ...answer, $metadata: { requestId: 'test' } }, response: {} };
      },
    { step: 'serialize', priority: 'high' },
  );
}
