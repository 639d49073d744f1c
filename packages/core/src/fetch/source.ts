import type { Schema } from '../model/schema.js';
import type { Scope } from '../model/scope.js';
import type { Question } from '../question.js';
import type { Fetch } from './define-fetch.js';
import type { Failure } from './outcome.js';

/** Counts what one partition costs; a connector's client adds to it. */
export interface Meter {
  calls: number;
  retries: number;
}

/**
 * Lists the values of one scope name, given the values of the names before it: the accounts; the regions of an account.
 * Throwing says that they could not be listed: then nothing below is read, and nothing is deleted.
 */
export type ListScope = (outer: Scope, signal: AbortSignal) => AsyncIterable<string>;

/** A configured connector: what `aws({...})` returns and `sync` takes. */
export interface Source<Context = never> {
  /** Name of the provider; the first part of every partition's key. */
  readonly name: string;
  readonly fetches: readonly Fetch<Context>[];
  /** Every schema of the connector, also those that no fetch emits, so that the store gets its indexes. */
  readonly schemas: readonly Schema[];
  /** How to list each scope name that the schemas' `partition` uses. */
  readonly scopes: Readonly<Record<string, ListScope>>;
  /** What the fetch functions of one partition are given. */
  readonly context: (scope: Scope, fetch: Fetch<Context>, meter: Meter) => Context;
  /** Says what kind of failure an error is. Must not throw. */
  readonly classify: (error: unknown) => Failure;
  /** Questions that the connector's part of the graph answers. */
  readonly questions?: readonly Question[];
  /** The least-privilege policy for what the fetches call, in the provider's own form: plain data, ready for JSON. */
  readonly policy?: () => unknown;
}
