/** One request of Azure Resource Manager, Resource Graph, Microsoft Graph or a vault. */
export interface AzureCall {
  /** As fetches declare it, where the simulator knows the path: `GET /subscriptions`. A query of Resource Graph ends with its type. */
  readonly operation: string;
  /** Path as it was asked for, in lower case. */
  readonly path: string;
  /** Whose credential it was made with. */
  readonly caller: string;
  /** The values of the query; for Resource Graph its text and token. */
  readonly input: Readonly<Record<string, string>>;
  /** What was sent with a POST. */
  readonly body?: unknown;
}

/** One page of a list, or the one thing that was asked for. */
export type AzurePage =
  | { readonly items: readonly object[]; readonly next?: string; readonly total?: number }
  | { readonly one: object };
