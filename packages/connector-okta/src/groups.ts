import type { RecordOf } from '@cadastre/core';
import { defineFetch, listFetch } from './define-fetch.js';
import { OktaGroup, OktaGroupMembership, OktaGroupOwner, OktaGroupRule } from './generated/index.js';
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

export const groupOwners = defineFetch({
  emits: OktaGroupOwner,
  calls: ['GET /api/v1/groups/{groupId}/owners'],
  async *fetch({ okta, parent }) {
    const owners = okta.list<{ readonly id?: string; readonly type?: string; readonly originType?: string }>(
      '/api/v1/groups/{groupId}/owners',
      { groupId: parent.id },
    );
    for await (const { id, type, originType } of owners) if (type === 'USER') yield { UserId: id, originType };
  },
});

export const groupRules = listFetch(OktaGroupRule, '/api/v1/groups/rules', { limit: 200 });
