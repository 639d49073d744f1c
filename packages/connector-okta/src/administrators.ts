import type { HttpClient, RecordOf } from '@cadastre/core';
import { defineFetch } from './define-fetch.js';
import {
  OktaClientRole,
  OktaCustomRole,
  OktaCustomRolePermissions,
  OktaGroupRole,
  OktaResourceSet,
  OktaResourceSetResources,
  OktaUserRole,
} from './generated/index.js';

/** One role that somebody has. */
interface RoleAssignment {
  readonly id: string;
  readonly type: string;
  readonly label?: string;
  readonly assignmentType?: string;
  /** Of a custom role. */
  readonly role?: string;
  readonly 'resource-set'?: string;
}

/** What somebody's assignments come to: a role may be assigned directly and through groups, and over several resource sets. */
function byRole(assignments: readonly RoleAssignment[]) {
  const groups = new Map<string | undefined, RoleAssignment[]>();
  for (const assignment of assignments) {
    // A custom role is named by its id alone: without it, nobody knows which one it is.
    const role = assignment.type === 'CUSTOM' ? assignment.role : assignment.type;
    groups.set(role, [...(groups.get(role) ?? []), assignment]);
  }
  return [...groups].map(([Role, own]) => ({
    Role,
    AssignmentIds: sorted(own.map(({ id }) => id)),
    AssignmentTypes: sorted(own.map(({ assignmentType }) => assignmentType)),
    ResourceSetIds: sorted(own.map((assignment) => assignment['resource-set'])),
  }));
}

function sorted(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))].sort();
}

async function rolesAt(okta: HttpClient, path: string, values: Readonly<Record<string, string>>) {
  const assignments: RoleAssignment[] = [];
  for await (const assignment of okta.list<RoleAssignment>(path, values)) assignments.push(assignment);
  return byRole(assignments);
}

/** A user without an id cannot be asked about; that one was left out is counted. */
const NOBODY = { UserId: undefined };

export const userRoles = defineFetch({
  emits: OktaUserRole,
  calls: ['GET /api/v1/iam/assignees/users', 'GET /api/v1/users/{userId}/roles'],
  async *fetch({ okta }) {
    // Few users are administrators: asking each user would be most of the calls of a sync.
    const users = okta.listIn<{ readonly id?: string }>('value', '/api/v1/iam/assignees/users', { limit: 200 });
    for await (const { id } of users) {
      if (!id) {
        yield NOBODY;
        continue;
      }
      for (const role of await rolesAt(okta, '/api/v1/users/{userId}/roles', { userId: id })) {
        yield { ...role, UserId: id };
      }
    }
  },
});

export const groupRoles = defineFetch({
  emits: OktaGroupRole,
  calls: ['GET /api/v1/groups/{groupId}/roles'],
  async *fetch({ okta, parent }) {
    yield* await rolesAt(okta, '/api/v1/groups/{groupId}/roles', { groupId: parent.id });
  },
});

export const clientRoles = defineFetch({
  emits: OktaClientRole,
  calls: ['GET /oauth2/v1/clients/{clientId}/roles'],
  async *fetch({ okta, parent }) {
    // Only service apps act for themselves; all others act for the user who signed in.
    if (parent.client_id === null || parent.application_type !== 'service') return;
    yield* await rolesAt(okta, '/oauth2/v1/clients/{clientId}/roles', { clientId: parent.client_id });
  },
});

export const customRoles = defineFetch({
  emits: OktaCustomRole,
  calls: ['GET /api/v1/iam/roles'],
  fetch: ({ okta }) => okta.listIn<RecordOf<typeof OktaCustomRole>>('roles', '/api/v1/iam/roles'),
});

interface Permission {
  readonly label: string;
  readonly conditions?: object | null;
}

export const customRolePermissions = defineFetch({
  emits: OktaCustomRolePermissions,
  calls: ['GET /api/v1/iam/roles/{roleIdOrLabel}/permissions'],
  async *fetch({ okta, parent }) {
    const permissions: Permission[] = [];
    const list = okta.listIn<Permission>('permissions', '/api/v1/iam/roles/{roleIdOrLabel}/permissions', {
      roleIdOrLabel: parent.role,
    });
    for await (const permission of list) permissions.push(permission);
    const isConditional = ({ conditions }: Permission) => conditions !== undefined && conditions !== null;
    yield {
      Permissions: sorted(permissions.map(({ label }) => label)),
      Conditional: sorted(permissions.filter(isConditional).map(({ label }) => label)),
    };
  },
});

export const resourceSets = defineFetch({
  emits: OktaResourceSet,
  calls: ['GET /api/v1/iam/resource-sets'],
  fetch: ({ okta }) => okta.listIn<RecordOf<typeof OktaResourceSet>>('resource-sets', '/api/v1/iam/resource-sets'),
});

export const resourceSetResources = defineFetch({
  emits: OktaResourceSetResources,
  calls: ['GET /api/v1/iam/resource-sets/{resourceSetIdOrLabel}/resources'],
  async *fetch({ okta, parent }) {
    const names: string[] = [];
    const path = '/api/v1/iam/resource-sets/{resourceSetIdOrLabel}/resources';
    const list = okta.listIn<{ readonly orn?: string }>('resources', path, { resourceSetIdOrLabel: parent.id });
    for await (const { orn } of list) if (orn !== undefined) names.push(orn);
    // orn:okta:directory:{organization}:groups:{id}, orn:okta:idp:{organization}:apps:{kind}:{id}; without an id, all of them.
    const ids = (kind: string, at: number) =>
      names
        .map((name) => name.split(':'))
        .flatMap((part) => (part[4] === kind && part[at] !== undefined ? [part[at]] : []));
    yield {
      Resources: sorted(names),
      GroupIds: ids('groups', 5),
      ApplicationIds: ids('apps', 6),
      UserIds: ids('users', 5),
    };
  },
});
