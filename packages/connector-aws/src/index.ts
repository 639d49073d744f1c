export { aws } from './aws.js';
export { classifyAwsError } from './classify.js';
export type { AwsClient, AwsClientClass, AwsClientConfig, AwsContext } from './context.js';
export type { AwsCredentials } from './credentials.js';
export { defineFetch } from './define-fetch.js';
export { fetches } from './fetches.js';
export * from './generated/index.js';
export type { AwsAccounts, AwsOptions } from './options.js';
export { awsPolicy, type IamPolicy } from './policy.js';
