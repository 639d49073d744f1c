import { CadastreError } from '../errors.js';

/** What a store throws when a fence does not hold. */
export function leaseLost(partition: string): CadastreError {
  return new CadastreError({
    code: 'LEASE_LOST',
    message: `Another run has taken over ${partition}; nothing more was written to it.`,
    hint: 'Run the sync again. It happens to a run that was stopped for longer than its lease lasts.',
    source: partition,
  });
}
