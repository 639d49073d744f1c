import {
  type Email,
  type ExternalId,
  IdentitystoreClient,
  paginateListGroupMemberships,
  paginateListGroups,
  paginateListUsers,
} from '@aws-sdk/client-identitystore';
import { defineFetch } from './define-fetch.js';
import { AWSSSOGroup, AWSSSOGroupMembership, AWSSSOUser } from './generated/index.js';

export const ssoUsers = defineFetch({
  emits: AWSSSOUser,
  calls: ['identitystore:ListUsers'],
  async *fetch({ aws, parent }) {
    const client = aws(IdentitystoreClient);
    const IdentityStoreId = parent.identity_store_id;
    // An instance that is still being made.
    if (IdentityStoreId === null) return;
    for await (const page of paginateListUsers({ client, pageSize: 100 }, { IdentityStoreId })) {
      for (const { ExternalIds, Emails, ...user } of page.Users ?? []) {
        yield { ...user, ExternalId: externalId(ExternalIds), Email: primaryEmail(Emails) };
      }
    }
  },
});

export const ssoGroups = defineFetch({
  emits: AWSSSOGroup,
  calls: ['identitystore:ListGroups'],
  async *fetch({ aws, parent }) {
    const client = aws(IdentitystoreClient);
    const IdentityStoreId = parent.identity_store_id;
    // An instance that is still being made.
    if (IdentityStoreId === null) return;
    for await (const page of paginateListGroups({ client, pageSize: 100 }, { IdentityStoreId })) {
      for (const { ExternalIds, ...group } of page.Groups ?? []) {
        yield { ...group, ExternalId: externalId(ExternalIds) };
      }
    }
  },
});

export const ssoGroupMemberships = defineFetch({
  emits: AWSSSOGroupMembership,
  calls: ['identitystore:ListGroupMemberships'],
  async *fetch({ aws, parent }) {
    const client = aws(IdentitystoreClient);
    const input = { IdentityStoreId: parent.identity_store_id, GroupId: parent.group_id };
    for await (const page of paginateListGroupMemberships({ client, pageSize: 100 }, input)) {
      yield* page.GroupMemberships ?? [];
    }
  },
});

/** An instance has one identity provider at a time, so there is one id; a second is left over from the provider before. */
function externalId(ids: readonly ExternalId[] | undefined): string | undefined {
  return ids?.[0]?.Id;
}

function primaryEmail(emails: readonly Email[] = []): string | undefined {
  return (emails.find(({ Primary }) => Primary === true) ?? emails[0])?.Value;
}
