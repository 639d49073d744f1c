import { emit, type RecordOf } from '@cadastre/core';
import { defineFetch, listFetch } from './define-fetch.js';
import {
  Identity,
  OktaLinkedObject,
  OktaLinkedUser,
  OktaUser,
  OktaUserFactor,
  OktaUserGrant,
} from './generated/index.js';
import { idInLink, type Link } from './links.js';

/** What Okta says of a user's addresses, besides what the schema reads. */
type User = RecordOf<typeof OktaUser> & {
  readonly credentials?: {
    readonly emails?: readonly { readonly value?: string; readonly status?: string; readonly type?: string }[];
  };
};

export const users = defineFetch({
  emits: [OktaUser, Identity],
  calls: ['GET /api/v1/users'],
  async *fetch({ okta, identityBy }) {
    for await (const user of okta.list<User>('/api/v1/users', { limit: 200 })) {
      const verified = user.credentials?.emails?.find(
        ({ status, type }) => status === 'VERIFIED' && type === 'PRIMARY',
      );
      const names = {
        verified_email: verified?.value,
        email: user.profile?.email,
        login: user.profile?.login,
        none: undefined,
      };
      const email = names[identityBy];
      yield emit(OktaUser, { ...user, VerifiedEmail: verified?.value, IdentityEmail: email });
      if (email) yield emit(Identity, { Email: email });
    }
  },
});

export const factors = listFetch(OktaUserFactor, '/api/v1/users/{userId}/factors', ({ parent }) => ({
  userId: parent.id,
}));

export const userGrants = listFetch(OktaUserGrant, '/api/v1/users/{userId}/grants', ({ parent }) => ({
  userId: parent.id,
  limit: 200,
}));

export const linkedObjects = listFetch(OktaLinkedObject, '/api/v1/meta/schemas/user/linkedObjects');

/** Asked user by user: Okta has no list of them all. Organizations without linked objects pay nothing. */
export const linkedUsers = defineFetch({
  emits: OktaLinkedUser,
  calls: ['GET /api/v1/users', 'GET /api/v1/users/{userIdOrLogin}/linkedObjects/{relationshipName}'],
  async *fetch({ okta, parent }) {
    for await (const { id } of okta.list<{ readonly id?: string }>('/api/v1/users', { limit: 200 })) {
      if (!id) {
        // It cannot be asked about; that one was left out is counted.
        yield { AssociatedId: undefined };
        continue;
      }
      const primaries = okta.list<{ readonly _links?: { readonly self?: Link } }>(
        '/api/v1/users/{userIdOrLogin}/linkedObjects/{relationshipName}',
        { userIdOrLogin: id, relationshipName: parent.primary_name },
      );
      for await (const { _links } of primaries) yield { AssociatedId: id, PrimaryId: idInLink(_links?.self) };
    }
  },
});
