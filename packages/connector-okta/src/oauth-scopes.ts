import type { Fetch } from '@cadastre/core';

/**
 * The OAuth scope that each part of the API asks for, the longest beginning of the path first. From the `security` of each operation in Okta's
 * API description, which the conformance run compares it with.
 */
const SCOPES: readonly (readonly [path: RegExp, scope: string])[] = [
  [/^\/api\/v1\/(?:users|groups)\/\{\w+\}\/roles/, 'okta.roles.read'],
  [/^\/api\/v1\/iam\//, 'okta.roles.read'],
  [/^\/oauth2\/v1\/clients\/\{\w+\}\/roles/, 'okta.roles.read'],
  [/^\/api\/v1\/users\/\{\w+\}\/grants/, 'okta.users.read'],
  [/^\/api\/v1\/apps\/\{\w+\}\/grants/, 'okta.appGrants.read'],
  [/^\/api\/v1\/meta\/schemas\/user\/linkedObjects/, 'okta.linkedObjects.read'],
  [/^\/api\/v1\/meta\/types\/user/, 'okta.userTypes.read'],
  [/^\/api\/v1\/org/, 'okta.orgs.read'],
  [/^\/api\/v1\/users/, 'okta.users.read'],
  [/^\/api\/v1\/groups/, 'okta.groups.read'],
  [/^\/api\/v1\/apps/, 'okta.apps.read'],
  [/^\/api\/v1\/policies/, 'okta.policies.read'],
  [/^\/api\/v1\/authenticators/, 'okta.authenticators.read'],
  [/^\/api\/v1\/idps/, 'okta.idps.read'],
  [/^\/api\/v1\/zones/, 'okta.networkZones.read'],
  [/^\/api\/v1\/trustedOrigins/, 'okta.trustedOrigins.read'],
  [/^\/api\/v1\/authorizationServers/, 'okta.authorizationServers.read'],
  [/^\/api\/v1\/devices/, 'okta.devices.read'],
  [/^\/api\/v1\/api-tokens/, 'okta.apiTokens.read'],
  [/^\/api\/v1\/eventHooks/, 'okta.eventHooks.read'],
  [/^\/api\/v1\/inlineHooks/, 'okta.inlineHooks.read'],
  [/^\/api\/v1\/logStreams/, 'okta.logStreams.read'],
  [/^\/api\/v1\/logs/, 'okta.logs.read'],
  [/^\/api\/v1\/realms/, 'okta.realms.read'],
];

/** The scope that a declared call asks for. */
export function scopeOf(call: string): string {
  const path = call.replace(/^GET /, '');
  const scope = SCOPES.find(([beginning]) => beginning.test(path))?.[1];
  if (scope === undefined) throw new TypeError(`no OAuth scope is known for ${call}`);
  return scope;
}

/** What a service app must be granted, and an API token's owner may be. */
export interface OktaPolicy {
  /** OAuth scopes to grant to the service app. */
  readonly scopes: readonly string[];
  /** The administrator role that shows all of it: Okta asks for one besides the scopes. */
  readonly role: 'Read-only Administrator';
}

/** The least that is needed: exactly the scopes of the calls that the fetches declare. */
export function oktaPolicy(fetches: readonly Pick<Fetch, 'calls'>[]): OktaPolicy {
  const scopes = fetches.flatMap(({ calls }) => calls.map(scopeOf));
  return { scopes: [...new Set(scopes)].sort(), role: 'Read-only Administrator' };
}
