import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Answer } from '../wire/answer.js';
import { sendFault } from '../wire/fault.js';
import { send } from '../wire/send.js';
import { encodeOktaError, encodePage } from './encode-okta.js';
import type { OktaCall, OktaPage } from './okta-call.js';
import { type OktaEstate, type OktaEstateOptions, oktaEstate } from './okta-estate.js';
import { type RateLimit, rateLimits } from './rate-limits.js';
import { type OktaClient, tokenEndpoint } from './token-endpoint.js';

/** What a simulated organization is, and how it answers. */
export interface OktaSimulatorOptions extends OktaEstateOptions {
  /** Items on a page where the caller asks for no fewer. Default 10, so that some lists have several pages. */
  readonly pageSize?: number;
  /** More calls of one endpoint are refused. Default 600 in a minute. */
  readonly limit?: RateLimit;
  /** A service app that may ask for tokens. */
  readonly client?: OktaClient;
  /** How long its tokens last. Default an hour. */
  readonly tokenSeconds?: number;
}

/** A call that may go wrong, with what it would get if it did not. */
export interface OktaFaultCall extends OktaCall {
  /** The good answer, to this call or to one with another query. */
  answer(input?: OktaCall['input']): Answer;
}

/** Decides which calls go wrong, and how; `undefined` means the good answer. */
export type OktaFaultRule = (call: OktaFaultCall) => Answer | undefined | Promise<Answer | undefined>;

/** A running simulator of one organization. */
export interface OktaSimulator {
  readonly url: string;
  /** An API token that it accepts. It is made up, and opens nothing but this. */
  readonly token: string;
  /** What the answers are made from; change it to change the organization. */
  readonly estate: Map<
    string,
    { readonly template: string; content: readonly object[] | object; readonly listName?: string }
  >;
  setFault(rule: OktaFaultRule | undefined): void;
  /** Every call so far, pages and retries too. */
  calls(): readonly OktaCall[];
  /** Ends every token of the service app. */
  revokeTokens(): void;
  /** How many tokens were given. */
  tokensIssued(): number;
  close(): Promise<void>;
}

const TOKEN = '00-not-a-secret';

/**
 * Starts a made-up organization behind Okta's own API, on 127.0.0.1.
 *
 * @throws Error when the port is taken
 * @example
 * ```ts
 * import { okta } from '@cadastre/connector-okta';
 * import { startOktaSimulator } from '@cadastre/simulator';
 *
 * const simulator = await startOktaSimulator();
 * const source = okta({ organizations: [{ url: simulator.url, token: simulator.token }] });
 * console.log(source.name);
 * await simulator.close();
 * ```
 */
export async function startOktaSimulator(options: OktaSimulatorOptions = {}): Promise<OktaSimulator> {
  const { pageSize = 10, limit = { calls: 600, seconds: 60 }, client, tokenSeconds = 3_600 } = options;
  const estate = new Map(oktaEstate(options)) as OktaSimulator['estate'];
  const made: OktaCall[] = [];
  const tokens = tokenEndpoint(client, tokenSeconds);
  const limits = rateLimits(limit);
  let fault: OktaFaultRule | undefined;

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(message.url ?? '/', origin());
    const proof = message.headers.dpop as string | undefined;
    if (message.method === 'POST' && url.pathname === '/oauth2/v1/token') {
      send(response, await tokens.issue(url, await text(message), proof));
      return;
    }
    const resource = estate.get(url.pathname);
    const operation = `${message.method} ${resource?.template ?? url.pathname}`;
    const call: OktaCall = { operation, path: url.pathname, input: Object.fromEntries(url.searchParams) };
    made.push(call);
    for (const [name, value] of Object.entries(limits.headers(operation))) response.setHeader(name, value);
    const deliver = async (answer: Answer): Promise<void> => {
      if (answer.kind === 'error') return send(response, encodeOktaError(answer));
      const encode = (data: unknown) => encodePage(data as OktaPage, url, resource?.listName);
      if (answer.kind === 'data') return send(response, encode(answer.data));
      await sendFault(answer.fault, { response, encode, deliver });
    };
    const authorization = message.headers.authorization ?? '';
    if (authorization !== `SSWS ${TOKEN}` && !(await tokens.allows(authorization, url, proof))) {
      return deliver({ kind: 'error', code: 'E0000011', message: 'Invalid token provided', status: 401 });
    }
    if (limits.isOver(operation)) {
      return deliver({
        kind: 'error',
        code: 'E0000047',
        message: 'API call exceeded rate limit due to too many requests.',
        status: 429,
      });
    }
    const answer = (input = call.input) => answerFrom(estate, { ...call, input }, pageSize);
    return deliver((await fault?.({ ...call, answer })) ?? answer());
  }

  const server = createServer((message, response) => {
    serve(message, response).catch((error: unknown) => {
      if (message.socket.destroyed || response.headersSent) response.destroy();
      else
        send(
          response,
          encodeOktaError({ kind: 'error', code: 'SimulatorFailure', message: String(error), status: 400 }),
        );
    });
  });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: origin(),
    token: TOKEN,
    estate,
    setFault: (rule) => {
      fault = rule;
    },
    calls: () => made,
    revokeTokens: tokens.revoke,
    tokensIssued: tokens.issued,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function answerFrom(estate: OktaEstate, { path, input }: OktaCall, pageSize: number): Answer {
  const resource = estate.get(path);
  if (resource === undefined) {
    return {
      kind: 'error',
      code: 'E0000007',
      message: `Not found: Resource not found: ${path.split('/').at(-1)}`,
      status: 404,
    };
  }
  if (!Array.isArray(resource.content)) return { kind: 'data', data: { one: resource.content } };
  const all = (resource.content as readonly { readonly type?: string }[]).filter(
    ({ type }) => resource.template !== '/api/v1/policies' || type === input.type,
  );
  const start = Number(input.after ?? 0);
  const end = start + Math.min(Number(input.limit ?? pageSize), pageSize);
  return { kind: 'data', data: { items: all.slice(start, end), ...(end < all.length ? { next: String(end) } : {}) } };
}
