import { CadastreError, messageOf } from '@cadastre/core';

/** Turns what the engine threw into an error that says what to do. The engine's own codes are in its message only. */
export function storeError(error: unknown, path: string): CadastreError {
  if (error instanceof CadastreError) return error;
  const message = messageOf(error);
  if (/cannot be locked|is locked by/.test(message)) {
    return new CadastreError({
      code: 'STORE_LOCKED',
      message: `The graph ${path} is open in another process.`,
      hint: 'Close the other process; processes that only read can share the file if all of them open it with readOnly.',
      source: path,
      cause: error,
    });
  }
  if (/GRAFEO-T009|GRAFEO-X003|no space left/i.test(message)) {
    return new CadastreError({
      code: 'STORE_FULL',
      message: `There is no space left for the graph ${path}. What was acknowledged before is kept.`,
      hint: 'Free some space on that disk and run the sync again.',
      source: path,
      cause: error,
    });
  }
  if (/UNIQUE constraint violation/.test(message)) {
    return new CadastreError({
      code: 'STORE_EXISTS',
      message: `The graph ${path} has such a node already: ${message}`,
      hint: 'Give each of the two nodes an id, or whatever has to be unique, of its own.',
      source: path,
      cause: error,
    });
  }
  if (/GRAFEO-S\d|GRAFEO-X002/.test(message)) {
    return new CadastreError({
      code: 'STORE_CORRUPT',
      message: `The file ${path} is damaged, or no graph of Cadastre's.`,
      hint: 'Restore it from a backup, or move it away and run a full sync: the graph can always be built again.',
      source: path,
      cause: error,
    });
  }
  return new CadastreError({
    code: 'STORE_FAILED',
    message: `The embedded graph ${path} failed: ${message}`,
    source: path,
    cause: error,
  });
}

export function closedError(path: string): CadastreError {
  return new CadastreError({ code: 'STORE_CLOSED', message: `The graph ${path} is closed already.`, source: path });
}

export function readOnlyError(path: string): CadastreError {
  return new CadastreError({
    code: 'STORE_READ_ONLY',
    message: `The graph ${path} was opened for reading only.`,
    hint: 'Open it without readOnly to write to it.',
    source: path,
  });
}
