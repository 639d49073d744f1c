export { classifyOktaError } from './classify.js';
export type { IdentityBy, OktaContext } from './context.js';
export { defineFetch } from './define-fetch.js';
export { fetches } from './fetches.js';
export * from './generated/index.js';
export { type OktaPolicy as OktaAccessPolicy, oktaPolicy } from './oauth-scopes.js';
export { okta } from './okta.js';
export type { OktaOptions, OktaOrganizationOptions, OktaSignIn, ProfileAttributeType } from './options.js';
