import type { FetchRef, Meter, Scope } from '@cadastre/core';
import type { AwsCredentials } from './credentials.js';
import { guardCalls } from './guard-calls.js';
import type { AwsOptions } from './options.js';

/** The part of an SDK client that is needed to watch its calls. */
export interface AwsClient {
  readonly middlewareStack: { use(plugin: { applyToStack(stack: unknown): void }): void };
}

/** What every client is constructed with. */
export interface AwsClientConfig {
  readonly region: string;
  readonly credentials?: AwsCredentials;
  readonly endpoint?: string;
  readonly maxAttempts: number;
  readonly forcePathStyle: boolean;
  readonly followRegionRedirects: boolean;
  readonly requestHandler: { readonly connectionTimeout: number; readonly requestTimeout: number };
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

/** Makes the clients that one partition's fetch function uses: they count their calls and refuse those that it does not declare. */
export function awsContext(
  options: AwsOptions,
  credentialsOf: (account: string | undefined) => AwsCredentials | undefined,
  scope: Scope,
  fetch: FetchRef,
  meter: Meter,
): AwsContext {
  const clients = new Map<string, AwsClient>();
  function client<C extends AwsClient>(Client: AwsClientClass<C>, account: string | undefined, region: string): C {
    const key = `${Client.name} ${account} ${region}`;
    const known = clients.get(key);
    if (known !== undefined) return known as C;
    const made = new Client(clientConfig(options, region, credentialsOf(account)));
    made.middlewareStack.use(guardCalls(made, fetch, meter));
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

/** The configuration of one client. */
export function clientConfig(
  options: AwsOptions,
  region: string,
  credentials: AwsCredentials | undefined,
): AwsClientConfig {
  return {
    region,
    ...(credentials === undefined ? {} : { credentials }),
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
    maxAttempts: 4,
    // Only S3 reads these two: a bucket's name need not be a host name, and it may lie in another region than it was listed from.
    forcePathStyle: options.endpoint !== undefined,
    followRegionRedirects: true,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
  };
}
