import { CadastreError } from '@cadastre/core';
import type { Io } from './io.js';

/**
 * Works until done, or until interrupted: by the signal that the caller gave, else by SIGINT or SIGTERM. A second SIGINT ends the process.
 *
 * @throws CadastreError `INTERRUPTED`.
 */
export async function untilInterrupted<T>(io: Io, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort(interrupted());
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

function interrupted(): CadastreError {
  return new CadastreError({
    code: 'INTERRUPTED',
    message: 'stopped before the end',
    hint: 'What was written is kept. Run it again to finish.',
  });
}
