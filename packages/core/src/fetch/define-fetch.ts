import type { ParentOf, RecordOf, Schema } from '../model/schema.js';
import type { Scope } from '../model/scope.js';
import type { RequirePaths } from './missing-paths.js';

/** One record together with the schema it belongs to; what a fetch with several `emits` yields. Made by {@link emit}. */
export interface Emission {
  readonly schema: Schema;
  readonly record: unknown;
}

/** What every fetch function is given, whatever its connector. */
export interface FetchInput<Parent = undefined> {
  /** The partition that is being read. */
  readonly scope: Scope;
  /** The node that the fetch is run for, when its schema has a `for`. */
  readonly parent: Parent;
  /** Aborted when the run is; pass it on to whatever waits. */
  readonly signal: AbortSignal;
}

/** A way to read one kind of resource, as the engine runs it. Made by the `defineFetch` of a connector. */
export interface Fetch<Context = never> {
  /** Unique within the connector: the name of the first schema it emits, unless told. Part of every partition's key. */
  readonly name: string;
  readonly emits: readonly Schema[];
  /** Label of the node that it is run for, one at a time. */
  readonly for: string | undefined;
  /** Names of the scope values that one run of it covers. */
  readonly partition: readonly string[];
  /** Every API operation it calls, `service:Operation`. Calling another one is an error. */
  readonly calls: readonly string[];
  readonly run: (context: Context & FetchInput<never>) => AsyncIterable<unknown>;
}

/** What a fetch can emit: one schema, or several that one call brings together. */
export type Emits = Schema | readonly [Schema, ...Schema[]];

type FirstOf<E> = E extends readonly [infer First, ...unknown[]] ? First : E;
type RecordFor<E> = E extends Schema ? RecordOf<E> : Emission;
type RequireFor<E, R> = E extends Schema ? RequirePaths<RecordOf<E>, R> : unknown;

/** What a connector's author declares: what is read, by which calls, and how. */
export interface FetchDefinition<Context, E extends Emits, R> {
  /** Needed only where two fetches emit the same schema first. */
  readonly name?: string;
  readonly emits: E;
  /** Every API operation that it calls, `service:Operation`. */
  readonly calls: readonly string[];
  /** Yields the vendor's records as they are; with several `emits`, each as `emit(schema, record)`. */
  fetch(context: Context & FetchInput<ParentOf<FirstOf<E>>>): AsyncIterable<R>;
}

/** The `defineFetch` of a connector whose fetch functions are given a `Context`. */
export type DefineFetch<Context> = <const E extends Emits, R extends RecordFor<E>>(
  definition: FetchDefinition<Context, E, R> & RequireFor<E, R>,
) => Fetch<Context>;

/**
 * Makes the `defineFetch` of a connector.
 *
 * @example
 * ```ts
 * import { fetchDefiner } from '@cadastre/core';
 *
 * export const defineFetch = fetchDefiner<{ get(path: string): AsyncIterable<unknown> }>();
 * ```
 */
export function fetchDefiner<Context>(): DefineFetch<Context> {
  return (definition: {
    readonly name?: string;
    readonly emits: Schema | readonly Schema[];
    readonly calls: readonly string[];
    fetch(context: Context & FetchInput<never>): AsyncIterable<unknown>;
  }): Fetch<Context> => {
    const emits = Array.isArray(definition.emits)
      ? (definition.emits as readonly Schema[])
      : [definition.emits as Schema];
    const [first] = emits;
    if (first === undefined) throw new TypeError('a fetch must emit at least one schema');
    return Object.freeze({
      name: definition.name ?? first.name,
      emits,
      for: first.for,
      partition: first.partition,
      calls: definition.calls,
      run: (context: Context & FetchInput<never>) => definition.fetch(context),
    });
  };
}

/**
 * Says which schema a record belongs to, in a fetch that emits several.
 *
 * @example
 * ```ts
 * import { emit, type NodeSchema } from '@cadastre/core';
 *
 * declare const Policy: NodeSchema<{ readonly Arn?: string | undefined }>;
 * const emission = emit(Policy, { Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
 * ```
 */
export function emit<S extends Schema, R extends RecordOf<S>>(
  schema: S,
  record: R & RequirePaths<RecordOf<S>, R>,
): Emission {
  return { schema, record };
}
