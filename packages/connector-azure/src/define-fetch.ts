import {
  type Emission,
  type Emits,
  type Fetch,
  type FetchInput,
  fetchDefiner,
  type ParentOf,
  type RecordOf,
  type Schema,
} from '@cadastre/core';
import type { AzureContext } from './context.js';

/**
 * Declares how one kind of resource of Azure or Entra ID is read, where it is more than one list.
 *
 * @example `defineFetch({ emits: AzureTenant, calls: ['GET /tenants'], async *fetch({ arm }) { … } })`
 */
export const defineFetch = fetchDefiner<AzureContext>();

/** The schema of what is listed: with several, the first. */
type Listed<E extends Emits> = E extends readonly [infer First, ...unknown[]] ? First : E;

/** What the functions of a fetch are given besides an item. */
export type FetchContext<E extends Emits> = AzureContext & FetchInput<ParentOf<Listed<E>>>;

/** What the schema reads of an item, unless a shape says what it reads. */
export type Item<E extends Emits> = RecordOf<Listed<E>>;

/**
 * What is made of one item of a list: the record of the one schema, or what is emitted of several. Fields that no answer has begin with a capital
 * letter. A shape that reads more than its schema says so in the type of its parameter.
 *
 * @example `(database: Answered) => ({ ...database, Url: bareUrl(database.properties?.url) })`
 */
export type Shape<E extends Emits, R> = (item: R, context: FetchContext<E>) => Shaped<E, R>;
type Shaped<E extends Emits, R> = E extends Schema ? Typed<RecordOf<E>, R> : Iterable<Emission>;
/** Of a schema that only its caller knows nothing can be checked. */
type Typed<Record, R> = [Record] extends [never] ? object : [Record] extends [R] ? Record : object;

/** A fetch of one list: its items as they are, or each in its shape. What it is called with is up to `resourceFetch` and its like. */
export function listFetch<E extends Emits, R>(
  emits: E,
  calls: readonly string[],
  list: (context: FetchContext<E>) => AsyncIterable<unknown>,
  shape?: Shape<E, R>,
): Fetch<AzureContext> {
  async function* fetch(context: FetchContext<E>): AsyncGenerator<unknown> {
    for await (const item of list(context)) {
      const shaped = shape === undefined ? item : shape(item as R, context);
      if (Array.isArray(emits)) yield* emissionsOf(item, shaped as Iterable<Emission>);
      else yield shaped;
    }
  }
  // The records are typed by the schema itself, not by a type of Microsoft's: that its paths are right is checked against recorded answers.
  return defineFetch({ emits, calls, fetch } as never);
}

/** For a thing without an id it is the thing alone, which is left out for that: what is below it would lose its place. */
function* emissionsOf(item: unknown, emissions: Iterable<Emission>): Generator<Emission> {
  for (const one of emissions) {
    yield one;
    if (!(item as { readonly id?: string }).id) return;
  }
}
