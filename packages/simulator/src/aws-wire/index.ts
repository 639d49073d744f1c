export type { Fault } from '../wire/answer.js';
export type { AwsAnswer, AwsCall, AwsHandler } from './call.js';
export { paginate } from './paginate.js';
export { type AwsServer, startAwsServer } from './server.js';
