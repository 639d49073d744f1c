import type { FetchRef, MakeCall, Scope } from '@cadastre/core';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { AwsCredentials } from './credentials.js';
import { guardCalls } from './guard-calls.js';
import type { AwsOptions } from './options.js';
import { requestHandler } from './request-handler.js';

/** The part of an SDK client that is needed to watch its calls. */
export interface AwsClient {
  readonly middlewareStack: { use(plugin: { applyToStack(stack: unknown): void }): void };
}

/** What every client is constructed with. */
export interface AwsClientConfig {
  readonly region: string;
  readonly credentials: AwsCredentials['provider'];
  readonly endpoint?: string;
  readonly maxAttempts: number;
  readonly forcePathStyle: boolean;
  readonly followRegionRedirects: boolean;
  readonly requestHandler: NodeHttpHandler;
}

/** Any `…Client` class of the SDK. */
export type AwsClientClass<C extends AwsClient> = new (config: AwsClientConfig) => C;

/** What AWS fetch functions are given. */
export interface AwsContext {
  /** A client for the partition's account, in its region; for a global service, or where `region` is given, in that one. */
  readonly aws: <C extends AwsClient>(Client: AwsClientClass<C>, region?: string) => C;
  /** A client as the caller itself, for what only the organization's management account can ask. */
  readonly caller: <C extends AwsClient>(Client: AwsClientClass<C>) => C;
}

/** Who a client calls as, and where. */
export interface ClientPlace {
  readonly credentials: AwsCredentials;
  readonly region: string;
  /** The account as far as it is known: rate limits are per account, region and service. */
  readonly account: string;
}

/** Makes clients that let out only the calls that `fetch` declares, and hand each to `call`. */
export type MakeClient = <C extends AwsClient>(
  Client: AwsClientClass<C>,
  place: ClientPlace,
  fetch: FetchRef,
  call: MakeCall,
) => C;

/** Makes the client factory of one source; all its clients share their connections. */
export function clientMaker(options: AwsOptions): MakeClient {
  const handler = requestHandler();
  return (Client, place, fetch, call) => {
    const client = new Client({
      region: place.region,
      credentials: place.credentials.provider,
      ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
      // The engine makes calls again, with one budget for the whole run.
      maxAttempts: 1,
      // Only S3 reads these two: a bucket's name need not be a host name, and it may lie in another region than it was listed from.
      forcePathStyle: options.endpoint !== undefined,
      followRegionRedirects: true,
      requestHandler: handler,
    });
    client.middlewareStack.use(guardCalls(client, place, fetch, call));
    return client;
  };
}

/** Makes the clients that one partition's fetch function uses. */
export function awsContext(
  options: AwsOptions,
  makeClient: MakeClient,
  credentialsOf: (account: string | undefined) => AwsCredentials,
  scope: Scope,
  fetch: FetchRef,
  call: MakeCall,
): AwsContext {
  const clients = new Map<string, AwsClient>();
  function client<C extends AwsClient>(Client: AwsClientClass<C>, account: string | undefined, region: string): C {
    const key = `${Client.name} ${account} ${region}`;
    const known = clients.get(key);
    if (known !== undefined) return known as C;
    const place = { credentials: credentialsOf(account), region, account: account ?? 'caller' };
    const made = makeClient(Client, place, fetch, call);
    clients.set(key, made);
    return made;
  }
  const home = homeRegion(options);
  return {
    aws: (Client, region) => client(Client, scope.account, region ?? scope.region ?? home),
    caller: (Client) => client(Client, undefined, home),
  };
}

/** The region of global services. */
export function homeRegion(options: AwsOptions): string {
  return options.homeRegion ?? 'us-east-1';
}
