import type { CadastreError } from '@cadastre/core';

/** True for a CadastreError, also for one of another copy of @cadastre/core, which a configuration may have loaded. */
export function isCadastreError(error: unknown): error is CadastreError {
  return error instanceof Error && error.name === 'CadastreError' && 'code' in error && typeof error.code === 'string';
}
