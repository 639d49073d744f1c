import { CallError, emit, type HttpClient, type RecordOf } from '@cadastre/core';
import { defineFetch } from '../define-fetch.js';
import { EntraSignInActivity, EntraUser, EntraUserRegistrationDetails, Identity } from '../generated/index.js';
import { graphFetch } from '../graph/graph-fetch.js';
import { verifiedAddress } from './identity-address.js';

/** Microsoft Graph gives eleven properties unless told. `identities` has ids of others' directories too: only their issuers are stored. */
const FIELDS =
  'id userPrincipalName displayName mail otherMails proxyAddresses mailNickname userType accountEnabled creationType createdDateTime externalUserState externalUserStateChangeDateTime identities givenName surname jobTitle department companyName employeeId employeeType employeeHireDate officeLocation city state country usageLocation preferredLanguage businessPhones mobilePhone ageGroup lastPasswordChangeDateTime passwordPolicies signInSessionsValidFromDateTime securityIdentifier onPremisesSyncEnabled onPremisesLastSyncDateTime onPremisesDomainName onPremisesDistinguishedName onPremisesImmutableId onPremisesSamAccountName onPremisesSecurityIdentifier onPremisesUserPrincipalName assignedLicenses';

type User = RecordOf<typeof EntraUser> & { readonly passwordPolicies?: string | null };

export const users = defineFetch({
  emits: [EntraUser, Identity],
  calls: ['GET /v1.0/users', 'GET /v1.0/domains'],
  async *fetch({ graph, identityBy }) {
    const domains = await verifiedDomains(graph);
    const asked = { $select: FIELDS.split(' ').join(','), $expand: 'manager($select=id)', $top: 999 };
    for await (const user of graph.listIn<User>('value', '/v1.0/users', asked)) {
      const verified = verifiedAddress(user, domains);
      const names = {
        verified_email: verified,
        email: user.mail,
        user_principal_name: user.userPrincipalName,
        none: undefined,
      };
      const email = names[identityBy];
      const policies = user.passwordPolicies?.split(/,\s*/);
      yield emit(EntraUser, { ...user, VerifiedEmail: verified, IdentityEmail: email, PasswordPolicies: policies });
      if (email) yield emit(Identity, { Email: email });
    }
  },
});

async function verifiedDomains(graph: HttpClient): Promise<ReadonlySet<string>> {
  const verified = new Set<string>();
  type Domain = { readonly id?: string; readonly isVerified?: boolean };
  for await (const { id, isVerified } of graph.listIn<Domain>('value', '/v1.0/domains')) {
    // Left out, it would take the identities of everybody in it.
    if (typeof id !== 'string') throw new CallError('transient', 'ANSWER_INVALID', 'GET /v1.0/domains answered no id');
    if (isVerified === true) verified.add(id.toLowerCase());
  }
  return verified;
}

/**
 * A list of its own, for it asks for a further permission and a licence: where they are missing, users are read all the same. Nodes of its own and
 * no `extend:`, which would be a call for each user.
 */
export const signInActivity = defineFetch({
  emits: EntraSignInActivity,
  calls: ['GET /v1.0/users'],
  async *fetch({ graph }) {
    const asked = { $select: 'id,signInActivity', $top: 500 };
    for await (const user of graph.listIn<RecordOf<typeof EntraSignInActivity>>('value', '/v1.0/users', asked))
      if (user.signInActivity) yield user;
  },
});

export const registrationDetails = graphFetch(
  EntraUserRegistrationDetails,
  '/v1.0/reports/authenticationMethods/userRegistrationDetails',
);
