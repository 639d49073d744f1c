export type { Exchange } from './exchange.js';
export { readCassette } from './read/cassette.js';
export { readHar } from './read/har.js';
export { type Replay, type ReplayedRequest, type ReplayOptions, replay } from './replay/replay.js';
