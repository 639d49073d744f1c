export type { AwsAnswer, AwsCall, AwsHandler, Fault } from './call.js';
export { paginate } from './paginate.js';
export { type AwsServer, startAwsServer } from './server.js';
