export type { AwsAnswer, AwsCall, AwsHandler, AwsServer, Fault } from './aws-wire/index.js';
export { paginate, startAwsServer } from './aws-wire/index.js';
