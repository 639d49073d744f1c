/** One request of Okta's API. */
export interface OktaCall {
  /** As fetches declare it: `GET /api/v1/users/{userId}/factors`. */
  readonly operation: string;
  /** Path as it was asked for. */
  readonly path: string;
  /** The values of the query. */
  readonly input: Readonly<Record<string, string>>;
}

/** One page of a list, or the one thing that was asked for. */
export type OktaPage = { readonly items: readonly object[]; readonly next?: string } | { readonly one: object };
