import { emit } from '@cadastre/core';
import { defineFetch } from '../define-fetch.js';
import { EntraOU, EntraOUDevice, EntraOUGroup, EntraOUUser } from '../generated/index.js';
import { batchCall, batchedLists } from '../graph/graph-batch.js';
import { graphFetch } from '../graph/graph-fetch.js';
import { listedIds } from '../graph/listed-ids.js';
import { type Member, memberKind } from '../graph/member-kind.js';

const UNITS = '/v1.0/directory/administrativeUnits';
const MEMBERS = '/directory/administrativeUnits/{id}/members';

export const administrativeUnits = graphFetch(EntraOU, UNITS);

export const administrativeUnitMembers = defineFetch({
  emits: [EntraOUUser, EntraOUGroup, EntraOUDevice],
  calls: [`GET ${UNITS}`, batchCall(MEMBERS)],
  async *fetch({ graph }) {
    const ids = listedIds(graph, UNITS);
    const values = { $select: 'id', $top: '999' };
    const kinds = { user: EntraOUUser, group: EntraOUGroup, device: EntraOUDevice } as const;
    for await (const { of, item } of batchedLists<Member>(graph, { path: MEMBERS, ids, values })) {
      const schema = kinds[memberKind(item) as keyof typeof kinds];
      // Of a member of no known kind nobody knows what it is: it is left out and counted.
      yield emit(schema ?? EntraOUUser, { id: schema === undefined ? undefined : item.id, Of: of });
    }
  },
});
