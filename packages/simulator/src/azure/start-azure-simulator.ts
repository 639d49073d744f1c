import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { json as parseJson, text } from 'node:stream/consumers';
import type { AzureCloud } from '@cadastre/connector-azure';
import type { Answer } from '../wire/answer.js';
import { sendFault } from '../wire/fault.js';
import { send } from '../wire/send.js';
import { answerArm, notFound, page } from './answer-arm.js';
import { answerBatch, askedIn, isBatch, partsOf } from './answer-batch.js';
import { answerResourceGraph, queryOf } from './answer-resource-graph.js';
import {
  type AzureSimulatorClient,
  answerToken,
  isSignIn,
  openIdConfiguration,
  type TokenForm,
} from './answer-sign-in.js';
import type { AzureCall, AzurePage } from './azure-call.js';
import { type AzureEstate, type AzureEstateOptions, azureEstate } from './azure-estate.js';
import { type Dialect, encodeAzureError, encodeAzurePage } from './encode-azure.js';

/** What a simulated tenant is, and how it answers. */
export interface AzureSimulatorOptions extends AzureEstateOptions {
  /** Items on a page. Default 3, so that some lists have several pages. */
  readonly pageSize?: number;
  /** What it serves TLS with, in PEM. Without it, only its own credentials can sign in: those of Azure ask no authority without TLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** How long a token is good. An hour unless told. */
  readonly tokenSeconds?: number;
}

/** A credential of the simulated tenant. */
interface AzureSimulatorCredential {
  getToken(): Promise<{ token: string; expiresOnTimestamp: number }>;
}

/** A call that may go wrong, with what it would get if it did not. */
export interface AzureFaultCall extends AzureCall {
  /** For one request within a batch, the operation of the batch. A rule sees the batch first, and then each of its requests. */
  readonly batch?: string;
  /** The good answer, to this call or to one with other values. */
  answer(input?: AzureCall['input']): Answer;
}

/** Decides which calls go wrong, and how; `undefined` means the good answer. */
export type AzureFaultRule = (call: AzureFaultCall) => Answer | undefined | Promise<Answer | undefined>;

/** A running simulator of one tenant. */
export interface AzureSimulator {
  readonly url: string;
  /** The addresses to give to the connector. */
  readonly cloud: AzureCloud;
  readonly tenant: string;
  /** The application that its authority, which is at the same address, gives tokens to. */
  readonly client: AzureSimulatorClient;
  /** A credential that it accepts. Its tokens are made up, and open nothing but this. */
  readonly credential: AzureSimulatorCredential;
  /** Another one, whose calls can be told from others' by the name. */
  credentialOf(caller: string): AzureSimulatorCredential;
  readonly estate: AzureEstate;
  setFault(rule: AzureFaultRule | undefined): void;
  /** Every call so far, pages and retries too. */
  calls(): readonly AzureCall[];
  /** Ends every token. */
  revokeTokens(): void;
  /** How many tokens were given, to a caller or to all. */
  tokensIssued(caller?: string): number;
  close(): Promise<void>;
}

const RESOURCE_GRAPH = '/providers/microsoft.resourcegraph/resources';
const CLIENT: AzureSimulatorClient = {
  id: '00000000-0000-4000-8000-0000000000aa',
  secret: 'client-secret-not-a-secret',
};

/**
 * Starts a made-up tenant behind the APIs of Azure Resource Manager, Resource Graph, Microsoft Graph and Key Vault, and of the authority that
 * gives tokens for them, on 127.0.0.1.
 *
 * @throws Error when the port is taken
 * @example
 * ```ts
 * import { azure } from '@cadastre/connector-azure';
 * import { startAzureSimulator } from '@cadastre/simulator';
 *
 * const simulator = await startAzureSimulator();
 * const { tenant: tenantId, cloud, credential: signIn } = simulator;
 * const source = azure({ tenants: [{ tenantId, cloud, signIn }] });
 * console.log(source.name);
 * await simulator.close();
 * ```
 */
export async function startAzureSimulator(options: AzureSimulatorOptions = {}): Promise<AzureSimulator> {
  const { pageSize = 3, tls, tokenSeconds = 3_600 } = options;
  const estate = azureEstate(options);
  const made: AzureCall[] = [];
  let fault: AzureFaultRule | undefined;
  const issued = new Map<string, number>();
  const ends: number[] = [];
  const issue = (caller: string): string => {
    issued.set(caller, (issued.get(caller) ?? 0) + 1);
    ends.push(Date.now() + tokenSeconds * 1_000);
    return `${ends.length}-${caller}`;
  };
  const credentialOf = (caller: string): AzureSimulatorCredential => ({
    async getToken() {
      return { token: issue(caller), expiresOnTimestamp: Date.now() + tokenSeconds * 1_000 };
    },
  });

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(message.url ?? '/', origin());
    const path = decodeURIComponent(url.pathname).toLowerCase();
    const dialect = dialectOf(path);
    if (dialect === 'sign-in') return signIn(message, path, response);
    const body = message.method === 'POST' ? await parseJson(message) : undefined;
    const [, token, caller = ''] = /^Bearer (\d+)-(.*)$/.exec(message.headers.authorization ?? '') ?? [];
    const asked = askedFor(path, dialect, body);
    const call: AzureCall = {
      operation: `${message.method} ${path}${asked.what}`,
      path,
      caller,
      input: { ...Object.fromEntries(url.searchParams), ...asked.input },
      ...(body === undefined ? {} : { body }),
    };
    made.push(call);
    const deliver = (answer: Answer) => sendAnswer(response, answer, url, dialect);
    if (Date.now() >= (ends[Number(token) - 1] ?? 0)) {
      return deliver({
        kind: 'error',
        code: 'ExpiredAuthenticationToken',
        message: 'The access token expired.',
        status: 401,
      });
    }
    const parts = isBatch(path) ? partsOf(call, origin()) : undefined;
    const alone = (part: AzureCall, input = part.input) => answerFrom(estate, { ...part, input }, dialect, pageSize);
    const answer = (input = call.input) =>
      isBatch(path)
        ? answerBatch(
            parts,
            (parts ?? []).map((part) => alone(part)),
          )
        : answerFrom(estate, { ...call, input }, dialect, pageSize);
    const whole = await fault?.({ ...call, answer });
    if (whole !== undefined || !isBatch(path)) return deliver(whole ?? answer());
    const answerPart = async (part: AzureCall): Promise<Answer> =>
      (await fault?.({ ...part, batch: call.operation, answer: (input) => alone(part, input) })) ?? alone(part);
    return deliver(answerBatch(parts, await Promise.all((parts ?? []).map(answerPart))));
  }

  /** What was sent is not kept: it has the secret. */
  async function signIn(message: IncomingMessage, path: string, response: ServerResponse): Promise<void> {
    const form = Object.fromEntries(new URLSearchParams(await text(message))) as TokenForm;
    const caller = form.client_id ?? '';
    const call: AzureCall = { operation: `${message.method} ${path}`, path, caller, input: {} };
    made.push(call);
    const answer = () =>
      message.method === 'POST'
        ? answerToken(form, CLIENT, tokenSeconds, () => issue(caller))
        : openIdConfiguration(origin(), estate.tenant);
    await sendAnswer(response, (await fault?.({ ...call, answer })) ?? answer(), new URL(path, origin()), 'sign-in');
  }

  const listener: RequestListener = (message, response) => {
    serve(message, response).catch((error: unknown) => {
      if (message.socket.destroyed || response.headersSent) response.destroy();
      else
        send(
          response,
          encodeAzureError({ kind: 'error', code: 'SimulatorFailure', message: String(error), status: 400 }, 'arm'),
        );
    });
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  const origin = () => `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const at = new URL(origin());
  return {
    url: at.origin,
    cloud: { resourceManager: at, graph: at, authority: at, vault: `${at.origin}/vaults/{name}` },
    tenant: estate.tenant,
    client: CLIENT,
    credential: credentialOf(''),
    credentialOf,
    estate,
    setFault: (rule) => {
      fault = rule;
    },
    calls: () => made,
    revokeTokens: () => {
      ends.fill(0);
    },
    tokensIssued: (caller) => (caller === undefined ? ends.length : (issued.get(caller) ?? 0)),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** What is asked for with a body, and the values that tell such calls apart. */
function askedFor(path: string, dialect: Dialect, body: unknown): ReturnType<typeof queryOf> {
  if (dialect === 'resource-graph') return queryOf(body);
  return isBatch(path)
    ? { what: ` ${askedIn(body)}`, input: { requests: JSON.stringify(body) } }
    : { what: '', input: {} };
}

async function sendAnswer(response: ServerResponse, answer: Answer, url: URL, dialect: Dialect): Promise<void> {
  if (answer.kind === 'error') return send(response, encodeAzureError(answer, dialect));
  const encode = (data: unknown) => encodeAzurePage(data as AzurePage, url, dialect);
  if (answer.kind === 'data') return send(response, encode(answer.data));
  await sendFault(answer.fault, { response, encode, deliver: (late) => sendAnswer(response, late, url, dialect) });
}

function dialectOf(path: string): Dialect {
  if (isSignIn(path)) return 'sign-in';
  if (path === RESOURCE_GRAPH) return 'resource-graph';
  return /^\/(?:v1\.0|beta)\//.test(path) ? 'graph' : 'arm';
}

function answerFrom(estate: AzureEstate, call: AzureCall, dialect: Dialect, pageSize: number): Answer {
  if (dialect === 'resource-graph') return answerResourceGraph(estate, call, pageSize);
  if (call.path.startsWith('/vaults/')) {
    const items = estate.vaults.get(call.path.slice('/vaults/'.length));
    return items === undefined ? notFound(call.path) : page(items, call.input.$skiptoken, pageSize);
  }
  if (dialect === 'arm') return answerArm(estate, call, pageSize);
  const content = [...estate.directory].find(([path]) => path.toLowerCase() === call.path)?.[1];
  if (content === undefined)
    return { kind: 'error', code: 'Request_ResourceNotFound', message: 'not found', status: 404 };
  return Array.isArray(content)
    ? page(content, call.input.$skiptoken, pageSize)
    : { kind: 'data', data: { one: content } };
}
