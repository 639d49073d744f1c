import { defineSource, type Source } from '@cadastre/core';
import { classifyOktaError } from './classify.js';
import { oktaClient } from './context.js';
import { fetches } from './fetches.js';
import { questions, schemas } from './generated/index.js';
import { oktaPolicy } from './oauth-scopes.js';
import type { OktaOptions } from './options.js';
import { organizationsOf } from './organizations.js';
import { POLICY_TYPES } from './policy-types.js';
import { withProfileAttributes } from './profile-attributes.js';

/** Days of the system log that are looked at, unless told. */
const SIGN_IN_DAYS = 7;

/**
 * Reads Okta organizations: who there is, what they may sign in to, by which policies, and who administers it.
 *
 * @throws CadastreError `CONFIG_INVALID` for options that make no sense
 * @example
 * ```ts
 * import { okta } from '@cadastre/connector-okta';
 *
 * const source = okta({
 *   organizations: [
 *     { url: 'https://example.okta.com', clientId: '0oa1example', privateKey: process.env.OKTA_PRIVATE_KEY ?? '', dpop: true },
 *   ],
 *   profileAttributes: { user: { badgeNumber: 'integer' } },
 * });
 * console.log(source.fetches.map(({ name }) => name));
 * ```
 */
export function okta(options: OktaOptions): Source {
  const { scopes } = oktaPolicy(fetches);
  const organizations = organizationsOf(options, scopes);
  return defineSource({
    name: 'okta',
    ...withProfileAttributes({ fetches, schemas }, options),
    questions,
    scopes: {
      async *organization() {
        yield* organizations.keys();
      },
      async *policy_type() {
        yield* POLICY_TYPES;
      },
    },
    context: (scope, fetch, call) => {
      const organization = organizations.get(scope.organization ?? '');
      if (organization === undefined) throw new TypeError(`no organization ${scope.organization}`);
      return {
        okta: oktaClient(organization, fetch, call),
        identityBy: options.identityBy ?? 'verified_email',
        signInDays: options.signInDays ?? SIGN_IN_DAYS,
        awsGroups: options.awsGroups,
      };
    },
    classify: classifyOktaError,
    policy: () => oktaPolicy(fetches),
  });
}
