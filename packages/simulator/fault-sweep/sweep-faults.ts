import { type SweepOptions, type Swept, sweepEstate } from '@cadastre/testing/fault-sweep';
import { type Provider, providers } from './providers.js';

/** What came of a provider's sweep. */
export interface SweepResult extends Swept {
  readonly provider: Provider;
}

/** Tries every fault at every position of every fetch of a provider's connector, and judges what comes of it. */
export async function sweepFaults(provider: Provider, options?: SweepOptions): Promise<SweepResult> {
  return { provider, ...(await sweepEstate(await providers[provider](), options)) };
}
