/** What a provider says of one of its rate limits, most often in the headers of an answer. */
export interface Allowance {
  /** Calls allowed in one window. */
  readonly limit: number;
  /** Calls left of it. */
  readonly remaining: number;
  /** Time until the window ends and the next one begins, in milliseconds. */
  readonly resetMs: number;
}
