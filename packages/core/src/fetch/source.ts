import type { MakeCall } from '../calls/api-call.js';
import type { Selection } from '../engine/selection.js';
import type { Schema } from '../model/schema.js';
import type { Scope } from '../model/scope.js';
import type { Question } from '../question.js';
import type { Fetch } from './define-fetch.js';
import type { Failure } from './outcome.js';

/**
 * Lists the values of one scope name, given the values of the names before it: the accounts; the regions of an account.
 * Throwing says that they could not be listed: then nothing below is read, and nothing is deleted. Like a fetch function, it hands every
 * call of the provider to `call`.
 *
 * Where only some values are `wanted` they are given, and reading stops with the last of them: a lister that can look them up needs not list all.
 */
export type ListScope = (outer: Scope, call: MakeCall, wanted?: readonly string[]) => AsyncIterable<string>;

/** A configured connector: what `aws({...})` returns and `sync` takes. Made by {@link defineSource}. */
export interface Source {
  /** Name of the provider; the first part of every partition's key. */
  readonly name: string;
  readonly fetches: readonly Fetch[];
  /** Every schema of the connector, also those that no fetch emits, so that the store gets its indexes. */
  readonly schemas: readonly Schema[];
  /** How to list each scope name that the schemas' `partition` uses. */
  readonly scopes: Readonly<Record<string, ListScope>>;
  /** What the fetch functions of one partition are given: its clients, which hand every call to `call`. */
  readonly context: (scope: Scope, fetch: FetchRef, call: MakeCall) => object;
  /** Says what kind of failure an error is. Must not throw. */
  readonly classify: (error: unknown) => Failure;
  /** Named questions about what the connector reads. */
  readonly questions?: readonly Question[];
  /** The least that its credentials must be allowed, in the provider's own form. */
  readonly policy?: () => unknown;
  /**
   * What an entry of the provider's own log has changed, or several of them in whatever the provider delivers them in; undefined for what is none
   * of its. It makes no calls, and is given whatever somebody has put into a file.
   *
   * @throws CadastreError `EVENT_INVALID` for an entry that lacks what it must have.
   */
  readonly partitionsOf?: (event: unknown) => readonly TouchedPartitions[] | undefined;
}

/** What one event touches. */
export interface TouchedPartitions {
  /** What happened, for people: `iam:UpdateAssumeRolePolicy`. */
  readonly event: string;
  /** What has to be read again; empty where nothing has changed that is read. Their `source` is the event's. */
  readonly only: readonly Omit<Selection, 'source'>[];
  /** Why nothing has to be. */
  readonly ignored?: string;
}

/** The part of a fetch that its clients must know: who calls, and what it may call. */
export type FetchRef = Pick<Fetch, 'name' | 'calls'>;

/** A source whose fetch functions are given a `Context`. */
export interface SourceDefinition<Context extends object> extends Omit<Source, 'fetches' | 'context'> {
  readonly fetches: readonly Fetch<Context>[];
  readonly context: (scope: Scope, fetch: FetchRef, call: MakeCall) => Context;
}

/**
 * Makes a source of what a connector declares, and checks that its fetch functions get the context that they ask for.
 *
 * @example
 * ```ts
 * import { defineSource } from '@cadastre/core';
 *
 * const source = defineSource({
 *   name: 'example',
 *   fetches: [],
 *   schemas: [],
 *   scopes: {
 *     async *tenant() {
 *       yield 'example';
 *     },
 *   },
 *   context: () => ({}),
 *   classify: (error) => ({ class: 'bug', code: 'UNKNOWN', message: String(error) }),
 * });
 * console.log(source.name);
 * ```
 */
export function defineSource<Context extends object>(definition: SourceDefinition<Context>): Source {
  return definition;
}
