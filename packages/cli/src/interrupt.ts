import { CadastreError } from '@cadastre/core';
import type { Io } from './io.js';

/** npx, pnpm and tsx pass on to the command what the terminal has sent it already: one Ctrl-C comes twice. */
const SAME_MS = 500;

/**
 * Works until done, or until interrupted: by the signal that the caller gave, else by SIGINT or SIGTERM. A second SIGINT ends the process.
 *
 * @throws CadastreError `INTERRUPTED`.
 */
export async function untilInterrupted<T>(io: Io, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort(interrupted());
    process.on('SIGINT', ignore);
    setTimeout(() => process.off('SIGINT', ignore), SAME_MS).unref();
  };
  const signal = io.signal ?? controller.signal;
  if (io.signal === undefined) {
    process.once('SIGINT', abort);
    process.once('SIGTERM', abort);
  }
  try {
    return await work(signal);
  } catch (error) {
    throw signal.aborted ? interrupted() : error;
  } finally {
    process.off('SIGINT', abort);
    process.off('SIGTERM', abort);
  }
}

function ignore(): void {}

function interrupted(): CadastreError {
  return new CadastreError({
    code: 'INTERRUPTED',
    message: 'stopped before the end',
    hint: 'What was written is kept. Run it again to finish.',
  });
}
