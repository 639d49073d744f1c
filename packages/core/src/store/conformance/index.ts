export { contentOf, describeEngine } from '../../engine/conformance/describe-engine.js';
export { describeStore, type OpenStore, type StoreTraits, type StoreUnderTest } from './describe-store.js';
