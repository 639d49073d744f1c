import {
  type Fetch,
  type FetchInput,
  fetchDefiner,
  type HttpValues,
  type ParentOf,
  type RecordOf,
  type Schema,
} from '@cadastre/core';
import type { OktaContext } from './context.js';

/** Declares how one kind of Okta resource is read. */
export const defineFetch = fetchDefiner<OktaContext>();

/** A fetch whose records are the items of one list, as Okta gives them. */
export function listFetch<const E extends Schema>(
  emits: E,
  path: string,
  values: HttpValues | ((input: FetchInput<ParentOf<E>>) => HttpValues) = {},
): Fetch<OktaContext> {
  const valuesOf = typeof values === 'function' ? values : () => values;
  // The records are typed by the schema itself, not by a type of Okta's: that its paths are Okta's is checked against recorded answers.
  const definition = {
    emits,
    calls: [`GET ${path}`],
    fetch: (input: OktaContext & FetchInput<ParentOf<E>>) => input.okta.list<RecordOf<E>>(path, valuesOf(input)),
  };
  return defineFetch(definition as never);
}
