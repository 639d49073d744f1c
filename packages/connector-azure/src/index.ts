export { azure } from './azure.js';
export { classifyAzureError } from './classify.js';
export type { AzureCloud, AzureCloudName } from './cloud.js';
export type { AzureContext } from './context.js';
export { armFetch, defineFetch, graphFetch, resourceFetch } from './define-fetch.js';
export { fetches } from './fetches.js';
export * from './generated/index.js';
export type { AzureOptions, AzureSignIn, AzureTenantOptions } from './options.js';
export { type AzurePolicy as AzureAccessPolicy, azurePolicy } from './policy.js';
