import type { GraphStore, Source } from '@cadastre/core';
import type { Answer } from '../src/index.js';
import type { Explanation } from './explanation.js';
import type { Interference } from './sweep-call.js';

/** The errors that a provider answers with. */
export interface ProviderErrors {
  /** That there were too many calls, with the provider's way to say when to come back; without it, at once. */
  throttled(waitSeconds?: number): Answer;
  readonly serverError: Answer;
  readonly expired: Answer;
  readonly denied: Answer;
  /** Ways to say that something is not there for this tenant. Each is a fault of its own, by its name. */
  readonly unsupported: Readonly<Record<string, Answer>>;
}

/** A provider's estate as the sweep reads it: so small that each fetch has one partition, with pages of one item. */
export interface SweepEstate {
  /** The connector, as if the program had just started. */
  source(): Source;
  readonly errors: ProviderErrors;
  /** Faults after which something else is right than the rule says. */
  readonly explained: readonly Explanation[];
  /** Fetches that bring no record from this estate, so that nothing of theirs could be lost. */
  readonly withoutRecords: readonly { readonly fetch: string; readonly why: string }[];
  /** How often a tenant's credentials have been asked for. */
  renewals(tenant: string): number;
  interfere(interference: Interference | undefined): void;
  /** An empty graph in a folder of its own. */
  openStore(): Promise<GraphStore>;
  close(): Promise<void>;
}
