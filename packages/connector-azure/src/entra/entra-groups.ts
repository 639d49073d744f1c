import { emit } from '@cadastre/core';
import { defineFetch } from '../define-fetch.js';
import {
  EntraGroup,
  EntraGroupDevice,
  EntraGroupGroup,
  EntraGroupOwner,
  EntraGroupOwnerPrincipal,
  EntraGroupPrincipal,
  EntraGroupUser,
} from '../generated/index.js';
import { batchCall, batchedLists } from '../graph/graph-batch.js';
import { graphFetch } from '../graph/graph-fetch.js';
import { listedIds } from '../graph/listed-ids.js';
import { type Member, memberKind } from '../graph/member-kind.js';

const GROUPS = '/v1.0/groups';
const PAGE = { $top: 999 };
const LIST = { $select: 'id', $top: '999' };

export const groups = graphFetch(EntraGroup, GROUPS, PAGE);

const MEMBERS = '/groups/{id}/members';

/** Of beta, as are the owners, for v1.0 leaves out those that are service principals: https://learn.microsoft.com/graph/api/group-list-members. */
export const groupMembers = defineFetch({
  emits: [EntraGroupUser, EntraGroupGroup, EntraGroupDevice, EntraGroupPrincipal],
  calls: [`GET ${GROUPS}`, batchCall(MEMBERS, 'beta')],
  async *fetch({ graph }) {
    const ids = listedIds(graph, GROUPS, PAGE);
    const members = batchedLists<Member>(graph, { path: MEMBERS, version: 'beta', ids, values: LIST });
    const kinds = { user: EntraGroupUser, group: EntraGroupGroup, device: EntraGroupDevice } as const;
    for await (const { of, item } of members) {
      const schema = kinds[memberKind(item) as keyof typeof kinds] ?? EntraGroupPrincipal;
      yield emit(schema, { id: item.id, Of: of });
    }
  },
});

const OWNERS = '/groups/{id}/owners';

export const groupOwners = defineFetch({
  emits: [EntraGroupOwner, EntraGroupOwnerPrincipal],
  calls: [`GET ${GROUPS}`, batchCall(OWNERS, 'beta')],
  async *fetch({ graph }) {
    const ids = listedIds(graph, GROUPS, PAGE);
    for await (const { of, item } of batchedLists<Member>(graph, {
      path: OWNERS,
      version: 'beta',
      ids,
      values: LIST,
    })) {
      const schema = memberKind(item) === 'user' ? EntraGroupOwner : EntraGroupOwnerPrincipal;
      yield emit(schema, { id: item.id, Of: of });
    }
  },
});
