/** What every error of Cadastre's carries: a documented code, what went wrong, and how to mend it. */
export interface ErrorDetails {
  /** A stable code, for example `STORE_LOCKED`; docs/errors.md lists them all. */
  readonly code: string;
  readonly message: string;
  /** What to do about it, in the imperative. */
  readonly hint?: string;
  /** Where it happened: a file, a partition, a URL without its query. */
  readonly source?: string;
  readonly cause?: unknown;
}

/**
 * The one error type that the public API throws.
 *
 * @example
 * ```ts
 * import { CadastreError } from '@cadastre/core';
 *
 * try {
 *   throw new CadastreError({ code: 'STORE_LOCKED', message: 'The file is open elsewhere.', hint: 'Close the other process.' });
 * } catch (error) {
 *   if (error instanceof CadastreError) console.error(`${error.code}: ${error.message} ${error.hint ?? ''}`);
 * }
 * ```
 */
export class CadastreError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly source: string | undefined;

  constructor(details: ErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'CadastreError';
    this.code = details.code;
    this.hint = details.hint;
    this.source = details.source;
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
