export type { SweepAnswer, SweepFault } from './answer.js';
export type { Explanation } from './explanation.js';
export type { CaseResult } from './fault-case.js';
export type { Expectation, FaultKind } from './faults.js';
export { openStores, type Stores } from './open-stores.js';
export { type SweepOptions, type Swept, sweepEstate } from './sweep.js';
export { type CallIdentity, callAnswers } from './sweep-call.js';
export type { ProviderErrors, SweepEstate } from './sweep-estate.js';
