import type { RecordOf } from '@cadastre/core';
import { defineFetch } from '../define-fetch.js';
import { EntraDomain, EntraOrganization, IntuneOrganization } from '../generated/index.js';
import { graphFetch } from '../graph/graph-fetch.js';

/** It has one: that of the tenant which was signed in to. */
export const organization = graphFetch(EntraOrganization, '/v1.0/organization');

/** Intune's part of the organization, which asks for a permission of Intune's. */
export const deviceManagement = defineFetch({
  emits: IntuneOrganization,
  calls: ['GET /v1.0/organization/{organization}'],
  async *fetch({ graph, parent }) {
    const asked = { organization: parent.id, $select: 'mobileDeviceManagementAuthority' };
    yield await graph.get<RecordOf<typeof IntuneOrganization>>('/v1.0/organization/{organization}', asked);
  },
});

export const domains = graphFetch(EntraDomain, '/v1.0/domains');
