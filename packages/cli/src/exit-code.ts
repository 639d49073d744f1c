import { isCadastreError } from './is-cadastre-error.js';

/** How the command ended, for scripts; docs/exit-codes.md explains each. */
export const EXIT = {
  complete: 0,
  error: 1,
  partial: 2,
  failed: 3,
  usage: 64,
  busy: 75,
  interrupted: 130,
} as const;

/** One of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit codes in words, for `--help`. */
export const EXIT_CODES_HELP = `EXIT CODES

    0  complete
    1  error: a bad configuration, query or schema
    2  partial: something could not be read, and nothing of it was deleted; verify: there are problems
    3  failed: nothing could be read
   64  usage: an unknown command or option
   75  busy: another process holds the graph or the sync; try again later
  130  interrupted`;

const CODES: Readonly<Record<string, ExitCode>> = {
  USAGE: EXIT.usage,
  SELECTION_INVALID: EXIT.usage,
  SELECTION_EMPTY: EXIT.usage,
  EVENT_INVALID: EXIT.usage,
  LEASE_HELD: EXIT.busy,
  LEASE_LOST: EXIT.busy,
  STORE_LOCKED: EXIT.busy,
  INTERRUPTED: EXIT.interrupted,
};

/**
 * The exit code for what a command or a `sync()` threw.
 *
 * @example
 * ```ts
 * import { EXIT, exitCodeOf } from '@cadastre/cli';
 * import { type GraphStore, type Source, sync } from '@cadastre/core';
 *
 * export async function syncAsScript(store: GraphStore, sources: Source[]): Promise<void> {
 *   try {
 *     process.exitCode = EXIT[(await sync({ store, sources })).outcome];
 *   } catch (error) {
 *     process.exitCode = exitCodeOf(error);
 *   }
 * }
 * ```
 */
export function exitCodeOf(error: unknown): ExitCode {
  return (isCadastreError(error) ? CODES[error.code] : undefined) ?? EXIT.error;
}
