import { emit, type RecordOf } from '@cadastre/core';
import { defineFetch, listFetch } from './define-fetch.js';
import {
  OktaAdministrationRole,
  OktaOrganization,
  OktaOrganizationSupport,
  OktaRealm,
  OktaUserType,
} from './generated/index.js';
import { ROLE_TYPES } from './role-types.js';

export const organizations = defineFetch({
  emits: [OktaOrganization, OktaAdministrationRole],
  calls: ['GET /api/v1/org'],
  async *fetch({ okta }) {
    yield emit(OktaOrganization, await okta.get<RecordOf<typeof OktaOrganization>>('/api/v1/org'));
    // There is no call for them: every organization has them all.
    for (const [Role, Label] of Object.entries(ROLE_TYPES)) yield emit(OktaAdministrationRole, { Role, Label });
  },
});

export const organizationSupport = defineFetch({
  emits: OktaOrganizationSupport,
  calls: ['GET /api/v1/org/privacy/oktaSupport'],
  async *fetch({ okta }) {
    yield await okta.get<RecordOf<typeof OktaOrganizationSupport>>('/api/v1/org/privacy/oktaSupport');
  },
});

export const userTypes = listFetch(OktaUserType, '/api/v1/meta/types/user');
export const realms = listFetch(OktaRealm, '/api/v1/realms', { limit: 200 });
