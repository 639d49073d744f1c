import type { GraphStore, Source } from '@cadastre/core';
import type { SweepAnswer } from './answer.js';
import type { Explanation } from './explanation.js';
import type { FaultKind } from './faults.js';
import type { Interference } from './sweep-call.js';

/** The errors that a provider answers with. */
export interface ProviderErrors {
  /** That there were too many calls, with the provider's way to say when to come back; without it, at once. */
  throttled(waitSeconds?: number): SweepAnswer;
  readonly serverError: SweepAnswer;
  /** Undefined where credentials do not run out. */
  readonly expired: SweepAnswer | undefined;
  readonly denied: SweepAnswer;
  /** Ways to say that something is not there for this tenant. Each is a fault of its own, by its name. */
  readonly unsupported: Readonly<Record<string, SweepAnswer>>;
}

/** A provider's estate as the sweep reads it: the smaller, the faster. */
export interface SweepEstate {
  /** The connector, as if the program had just started. */
  source(): Source;
  readonly errors: ProviderErrors;
  /** Ways in which only calls of this provider go wrong, besides those of all. */
  readonly faults?: readonly FaultKind[];
  /** Faults after which something else is right than the rule says. */
  readonly explained: readonly Explanation[];
  /** Fetches that bring no record from this estate, so that nothing of theirs could be lost. Left out, any fetch may be without. */
  readonly withoutRecords?: readonly { readonly fetch: string; readonly why: string }[];
  /** Partitions that may be read at the same time: 1 where the same call is answered now so, now so. */
  readonly concurrency?: number;
  /** How often a tenant's credentials have been asked for. */
  renewals(tenant: string): number;
  interfere(interference: Interference | undefined): void;
  /** An empty graph in a folder of its own. */
  openStore(): Promise<GraphStore>;
  close(): Promise<void>;
}
