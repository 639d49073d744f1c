import { CallError, emit, type HttpClient, type RecordOf } from '@cadastre/core';
import { isArmId } from '../arm/arm-id.js';
import { defineFetch } from '../define-fetch.js';
import {
  EntraAppRole,
  EntraAppRoleAssignment,
  EntraAwsRoleAccess,
  EntraOAuth2PermissionGrant,
  EntraServicePrincipal,
  EntraServicePrincipalOwner,
} from '../generated/index.js';
import { batchCall, batchedLists } from '../graph/graph-batch.js';
import { listedIds } from '../graph/listed-ids.js';
import { awsIdentityStore, awsRole } from './aws-names.js';

const PRINCIPALS = '/v1.0/servicePrincipals';
const PAGE = { $top: 999 };

type AppRole = RecordOf<typeof EntraAppRole>;

export const servicePrincipals = defineFetch({
  emits: [EntraServicePrincipal, EntraAppRole],
  calls: [`GET ${PRINCIPALS}`],
  async *fetch({ graph, scope }) {
    type Principal = RecordOf<typeof EntraServicePrincipal> & {
      readonly alternativeNames?: readonly string[];
      readonly appRoles?: readonly AppRole[];
    };
    for await (const principal of graph.listIn<Principal>('value', PRINCIPALS, PAGE)) {
      const { id, appId, appOwnerOrganizationId, alternativeNames = [], appRoles = [] } = principal;
      yield emit(EntraServicePrincipal, {
        ...principal,
        OwnAppId: appOwnerOrganizationId === scope.tenant ? appId : undefined,
        ResourceId: alternativeNames.find(isArmId)?.toLowerCase(),
        AwsIdentityStoreId: awsIdentityStore(principal.servicePrincipalNames ?? []),
      });
      for (const role of appRoles) yield emit(EntraAppRole, { ...role, ServicePrincipalId: id });
    }
  },
});

const OWNERS = '/servicePrincipals/{id}/owners';

export const servicePrincipalOwners = defineFetch({
  emits: EntraServicePrincipalOwner,
  calls: [`GET ${PRINCIPALS}`, batchCall(OWNERS)],
  async *fetch({ graph }) {
    const ids = listedIds(graph, PRINCIPALS, PAGE);
    for await (const { of, item } of batchedLists<{ readonly id?: string }>(graph, { path: OWNERS, ids }))
      yield { id: item.id, Of: of };
  },
});

const ASSIGNED = '/servicePrincipals/{id}/appRoleAssignedTo';
/** The role of whoever may sign in to an application that has no roles. */
const NO_ROLE = '00000000-0000-0000-0000-000000000000';

export const appRoleAssignments = defineFetch({
  emits: [EntraAppRoleAssignment, EntraAwsRoleAccess],
  calls: [`GET ${PRINCIPALS}`, batchCall(ASSIGNED)],
  async *fetch({ graph, scope }) {
    type Assignment = RecordOf<typeof EntraAppRoleAssignment>;
    const known = new Map<string, ListedPrincipal>();
    const ids = listedPrincipals(graph, known);
    const values = { $top: '999' };
    for await (const { of, item } of batchedLists<Assignment>(graph, { path: ASSIGNED, ids, values })) {
      const { appId, owner, roleArns } = known.get(of) ?? {};
      const { appRoleId, principalId, resourceId } = item;
      yield emit(EntraAppRoleAssignment, {
        ...item,
        AppId: appId,
        OwnAppId: owner === scope.tenant ? appId : undefined,
        RoleId: appRoleId === NO_ROLE ? undefined : appRoleId,
      });
      const RoleArn = roleArns?.get(appRoleId ?? '');
      if (RoleArn !== undefined) yield emit(EntraAwsRoleAccess, { RoleArn, principalId, resourceId });
    }
  },
});

/** What an assignment does not say of its application itself. */
interface ListedPrincipal {
  readonly appId: string | undefined;
  /** Tenant that registered the application. */
  readonly owner: string | undefined;
  /** The AWS roles that its roles name, by their ids; none for most. */
  readonly roleArns: ReadonlyMap<string, string> | undefined;
}

/** The ids of service principals; what else is needed of each is kept in `known`. A tenant has some hundreds or thousands of them. */
async function* listedPrincipals(graph: HttpClient, known: Map<string, ListedPrincipal>): AsyncGenerator<string> {
  type Listed = { id?: string; appId?: string; appOwnerOrganizationId?: string; appRoles?: readonly AppRole[] };
  const asked = { ...PAGE, $select: 'id,appId,appOwnerOrganizationId,appRoles' };
  for await (const { id, appId, appOwnerOrganizationId, appRoles = [] } of graph.listIn<Listed>(
    'value',
    PRINCIPALS,
    asked,
  )) {
    if (typeof id !== 'string') throw new CallError('transient', 'ANSWER_INVALID', `GET ${PRINCIPALS} answered no id`);
    const arns = appRoles.flatMap((role): [string, string][] => {
      const arn = awsRole(role.value);
      return arn === undefined || role.id == null ? [] : [[role.id, arn]];
    });
    known.set(id, { appId, owner: appOwnerOrganizationId, roleArns: arns.length > 0 ? new Map(arns) : undefined });
    yield id;
  }
}

export const oauth2PermissionGrants = defineFetch({
  emits: EntraOAuth2PermissionGrant,
  calls: ['GET /v1.0/oauth2PermissionGrants'],
  async *fetch({ graph }) {
    type Grant = RecordOf<typeof EntraOAuth2PermissionGrant> & { readonly scope?: string | null };
    for await (const grant of graph.listIn<Grant>('value', '/v1.0/oauth2PermissionGrants', PAGE))
      yield { ...grant, Scopes: (grant.scope ?? '').split(' ').filter((scope) => scope !== '') };
  },
});
