import { emit, type RecordOf } from '@cadastre/core';
import { defineFetch, listFetch } from './define-fetch.js';
import {
  OktaGroup,
  OktaGroupMembership,
  OktaGroupOwner,
  OktaGroupOwnerGroup,
  OktaGroupRule,
} from './generated/index.js';
import { idInLink, type Link } from './links.js';

/** A group with the link that names the application that it comes from. */
type Group = RecordOf<typeof OktaGroup> & { readonly _links?: { readonly source?: Link } };

export const groups = defineFetch({
  emits: OktaGroup,
  calls: ['GET /api/v1/groups'],
  async *fetch({ okta }) {
    const list = okta.list<Group>('/api/v1/groups', { limit: 200 });
    for await (const group of list) yield { ...group, SourceId: idInLink(group._links?.source) };
  },
});

export const groupMemberships = listFetch(OktaGroupMembership, '/api/v1/groups/{groupId}/users', ({ parent }) => ({
  groupId: parent.id,
  limit: 1000,
}));

interface Owner {
  readonly id?: string;
  readonly type?: string;
  readonly originType?: string;
}

export const groupOwners = defineFetch({
  emits: [OktaGroupOwner, OktaGroupOwnerGroup],
  calls: ['GET /api/v1/groups/{groupId}/owners'],
  async *fetch({ okta, parent }) {
    const owners = okta.list<Owner>('/api/v1/groups/{groupId}/owners', { groupId: parent.id });
    for await (const { id, type, originType } of owners) {
      if (type === 'GROUP') yield emit(OktaGroupOwnerGroup, { OwnerGroupId: id, originType });
      // Of an owner of no known kind nobody knows which user it is: it is left out and counted.
      else yield emit(OktaGroupOwner, { UserId: type === 'USER' ? id : undefined, originType });
    }
  },
});

export const groupRules = listFetch(OktaGroupRule, '/api/v1/groups/rules', { limit: 200 });
