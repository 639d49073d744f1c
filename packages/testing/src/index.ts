export type { ConnectorErrors, ErrorAnswer } from './connector/http-errors.js';
export type { SourcePart } from './connector/narrow-source.js';
export type { EstateOptions } from './connector/open-estate.js';
export { type ConnectorTest, testConnector } from './connector/test-connector.js';
export type { Exchange } from './exchange.js';
export type { Explanation } from './fault-sweep/explanation.js';
export type { Expectation } from './fault-sweep/faults.js';
export { readCassette } from './read/cassette.js';
export { readHar } from './read/har.js';
export {
  type Replay,
  type ReplayedRequest,
  type ReplayInterference,
  type ReplayOptions,
  replay,
} from './replay/replay.js';
export type { WireAnswer } from './replay/wire-answer.js';
