import type { Allowance } from './allowance.js';

/** One call of a provider's API, as a connector's client hands it to the engine. */
export interface ApiCall<T> {
  /** `service:Operation`, as the fetch declares it. */
  readonly operation: string;
  /** What shares one of the provider's rate limits: most often account, region and service. */
  readonly limit: string;
  /** For a further page: what asks for it. The same twice in one partition means that the provider's pages go round in a circle. */
  readonly page?: string;
  /**
   * Makes one attempt. The signal is aborted when the attempt takes too long or the run ends; what the answer says of the rate limit goes to
   * `onAllowance`.
   */
  readonly send: (signal: AbortSignal, onAllowance: (allowance: Allowance) => void) => Promise<T>;
  /** Gets new credentials, when the provider says that these have run out. */
  readonly renewCredentials?: () => Promise<void>;
}

/** Makes a call when its turn comes, and again by the rule of its failure. Throws what the last attempt threw. */
export type MakeCall = <T>(call: ApiCall<T>) => Promise<T>;
