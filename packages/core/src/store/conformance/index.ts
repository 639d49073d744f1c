export { describeChanges } from '../../engine/conformance/describe-changes.js';
export { describeDelta } from '../../engine/conformance/describe-delta.js';
export { contentOf, describeEngine } from '../../engine/conformance/describe-engine.js';
export { describeGuarantees } from '../../engine/conformance/describe-guarantees.js';
export { describeProperties } from '../../engine/conformance/describe-properties.js';
export { describeTargeted } from '../../engine/conformance/describe-targeted.js';
export { describeStore, type OpenStore, type StoreTraits, type StoreUnderTest } from './describe-store.js';
