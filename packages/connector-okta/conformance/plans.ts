import type { Fetch } from '@cadastre/core';
import { ROLE_TYPES } from '../src/role-types.js';
import { distinct, type Expected, type Given, itemsOf, type Json, linkEnd } from './expected.js';

type Params = Readonly<Record<string, string>>;

/** How a fetch is tried, and what must come of it. */
export interface FetchPlan {
  /** The call whose answers tell what must come out. */
  readonly call: string;
  /** Where its items stand: a name in the answer, or '' where the answer is one thing. Undefined where the answer is a list. */
  readonly member?: string;
  readonly expected: (given: readonly Given[], fetch: Fetch) => readonly Expected[];
  /** What the parent has besides its id, by what stood in the path. */
  readonly parent?: (params: Params) => Json;
  /** Answers to the other calls, where a test made the telling one only. */
  readonly standIns?: (params: Params) => Readonly<Record<string, unknown>>;
  /** Paths that the fetch reads itself, by call, from the item; `of` says what the schema does not. */
  readonly reads?: Readonly<Record<string, readonly string[]>>;
}

const RECORDED_ACCOUNT = 'arn:aws:iam::123456789012';

/** Expectations by the fetch's name. What is not listed is a list whose items are stored as they are. */
const SPECIAL: Readonly<Record<string, Partial<FetchPlan>>> = {
  OktaOrganization: {
    member: '',
    expected: (given) =>
      given.flatMap(({ body, answer: { file } }) => [
        { schema: 'OktaOrganization', file, item: body as Json, made: {} },
        ...Object.entries(ROLE_TYPES).map(([Role, Label]) => {
          return { schema: 'OktaAdministrationRole', file, item: {}, made: { Role, Label } };
        }),
      ]),
  },
  OktaOrganizationSupport: { member: '', expected: (given) => one(given, 'OktaOrganizationSupport', (item) => item) },
  OktaUser: {
    expected: (given) =>
      given.flatMap(({ body, answer: { file } }) =>
        itemsOf(body, undefined).flatMap((item) => {
          const { emails = [] } = (item.credentials ?? {}) as { readonly emails?: readonly Json[] };
          const [verified] = emails.filter(({ type, status }) => type === 'PRIMARY' && status === 'VERIFIED');
          const made = { VerifiedEmail: verified?.value, IdentityEmail: verified?.value };
          return [
            { schema: 'OktaUser', file, item, made },
            ...(verified === undefined
              ? []
              : [{ schema: 'Identity', file, item: {}, made: { Email: verified.value } }]),
          ];
        }),
      ),
    reads: {
      'GET /api/v1/users': ['credentials.emails[].value', 'credentials.emails[].status', 'credentials.emails[].type'],
    },
  },
  OktaLinkedUser: {
    call: 'GET /api/v1/users/{userIdOrLogin}/linkedObjects/{relationshipName}',
    parent: ({ relationshipName }) => ({ primary_name: relationshipName }),
    standIns: ({ userIdOrLogin }) => ({ 'GET /api/v1/users': [{ id: userIdOrLogin }] }),
    expected: (given) =>
      given.flatMap(({ body, params, answer: { file } }) =>
        itemsOf(body, undefined).map(({ _links }) => {
          const made = { AssociatedId: params.userIdOrLogin, PrimaryId: linkEnd((_links as Json).self) };
          return { schema: 'OktaLinkedUser', file, item: {}, made };
        }),
      ),
    reads: {
      'GET /api/v1/users': ['id'],
      'GET /api/v1/users/{userIdOrLogin}/linkedObjects/{relationshipName}': ['_links.self.href'],
    },
  },
  OktaGroupOwner: {
    expected: (given) =>
      given.flatMap(({ body, answer: { file } }) =>
        itemsOf(body, undefined).map((item) =>
          item.type === 'GROUP'
            ? { schema: 'OktaGroupOwnerGroup', file, item, made: { OwnerGroupId: item.id } }
            : { schema: 'OktaGroupOwner', file, item, made: { UserId: item.id } },
        ),
      ),
    reads: { 'GET /api/v1/groups/{groupId}/owners': ['id', 'type', 'originType'] },
  },
  OktaApplication: {
    expected: (given) =>
      given.flatMap(({ body, answer: { file } }) =>
        itemsOf(body, undefined).flatMap((item) => {
          const links = (item._links ?? {}) as Json;
          const made = {
            AccessPolicyId: linkEnd(links.accessPolicy),
            ProfileEnrollmentId: linkEnd(links.profileEnrollment),
          };
          const { oauthClient } = (item.settings ?? {}) as { readonly oauthClient?: Json | null };
          const uris = (oauthClient?.redirect_uris ?? []) as readonly string[];
          return [
            { schema: 'OktaApplication', file, item, made },
            ...uris.map((Uri) => ({ schema: 'ReplyUri', file, item: {}, made: { Uri } })),
          ];
        }),
      ),
    reads: {
      'GET /api/v1/apps': [
        '_links.accessPolicy.href',
        '_links.profileEnrollment.href',
        'settings.oauthClient.redirect_uris[]',
      ],
    },
  },
  OktaGroup: {
    expected: (given) =>
      each(given, 'OktaGroup', undefined, ({ _links }) => ({
        SourceId: linkEnd((_links as Json | undefined)?.source),
      })),
    reads: { 'GET /api/v1/groups': ['_links.source.href'] },
  },
  OktaIdentityProvider: {
    // None of those that were recorded is a tenant of Entra ID.
    expected: (given) => each(given, 'OktaIdentityProvider', undefined, () => ({ EntraTenant: undefined })),
  },
  OktaNetworkZone: {
    expected: (given) =>
      each(given, 'OktaNetworkZone', undefined, ({ type, asns, locations }) => {
        const countries = (list: unknown) =>
          (list as readonly Json[] | null | undefined)?.map(({ country }) => country);
        if (type !== 'DYNAMIC_V2') {
          const none = { ExcludedAsns: undefined, ExcludedCountries: undefined };
          return { Asns: asns, Countries: countries(locations), ...none };
        }
        const [networks, places] = [asns, locations] as Json[];
        return {
          Asns: networks?.include,
          ExcludedAsns: networks?.exclude,
          Countries: countries(places?.include),
          ExcludedCountries: countries(places?.exclude),
        };
      }),
    reads: {
      'GET /api/v1/zones': [
        'asns[]',
        'asns.include[]',
        'asns.exclude[]',
        'locations[].country',
        'locations.include[].country',
        'locations.exclude[].country',
      ],
    },
  },
  OktaApplicationConnection: {
    member: '',
    expected: (given) =>
      one(given, 'OktaApplicationConnection', ({ status, baseUrl, authScheme, profile }) => {
        return { status, baseUrl, authScheme: authScheme ?? (profile as Json | undefined)?.authScheme };
      }),
    reads: {
      'GET /api/v1/apps/{appId}/connections/default': ['status', 'baseUrl', 'authScheme', 'profile.authScheme'],
    },
  },
  OktaAuthenticatorMethods: {
    expected: (given) =>
      given.map(({ body, answer: { file } }) => {
        const methods = itemsOf(body, undefined);
        const active = methods.filter(({ status }) => status === 'ACTIVE');
        const names = (list: readonly Json[]) => list.map(({ type }) => type).sort();
        const made = { Methods: names(methods), ActiveMethods: names(active) };
        return { schema: 'OktaAuthenticatorMethods', file, item: {}, made };
      }),
    reads: { 'GET /api/v1/authenticators/{authenticatorId}/methods': ['type', 'status'] },
  },
  OktaAuthorizationServerPolicy: {
    expected: (given) =>
      each(given, 'OktaAuthorizationServerPolicy', undefined, ({ conditions }) => {
        const { include = [] } = ((conditions as Json | undefined)?.clients ?? {}) as { include?: readonly string[] };
        return { ClientIds: include.filter((id) => id !== 'ALL_CLIENTS') };
      }),
    reads: { 'GET /api/v1/authorizationServers/{authServerId}/policies': ['conditions.clients.include[]'] },
  },
  OktaAuthorizationServerPolicyRule: {
    parent: ({ authServerId, policyId }) => ({ id: policyId, authorization_server_id: authServerId }),
  },
  OktaEventHook: hooks('OktaEventHook', 'GET /api/v1/eventHooks'),
  OktaInlineHook: hooks('OktaInlineHook', 'GET /api/v1/inlineHooks'),
  OktaCustomRole: { member: 'roles' },
  OktaCustomRolePermissions: {
    member: 'permissions',
    parent: ({ roleIdOrLabel }) => ({ role: roleIdOrLabel }),
    expected: (given) =>
      whole(given, 'OktaCustomRolePermissions', 'permissions', (permissions) => {
        const conditional = permissions.filter(({ conditions }) => conditions !== undefined && conditions !== null);
        const labels = (list: readonly Json[]) => distinct(list.map(({ label }) => label));
        return { Permissions: labels(permissions), Conditional: labels(conditional) };
      }),
    reads: { 'GET /api/v1/iam/roles/{roleIdOrLabel}/permissions': ['label', 'conditions'] },
  },
  OktaResourceSet: { member: 'resource-sets' },
  OktaResourceSetResources: {
    member: 'resources',
    expected: (given) =>
      whole(given, 'OktaResourceSetResources', 'resources', (resources) => {
        const names = resources.flatMap(({ orn }) => (typeof orn === 'string' ? [orn] : []));
        const ids = (pattern: RegExp) => names.flatMap((name) => pattern.exec(name)?.[1] ?? []);
        return {
          Resources: distinct(names),
          GroupIds: ids(/^orn:[^:]+:directory:[^:]+:groups:(\w+)/),
          ApplicationIds: ids(/^orn:[^:]+:idp:[^:]+:apps:\w+:(\w+)/),
          UserIds: ids(/^orn:[^:]+:directory:[^:]+:users:(\w+)/),
        };
      }),
    reads: { 'GET /api/v1/iam/resource-sets/{resourceSetIdOrLabel}/resources': ['orn'] },
  },
  OktaUserRole: {
    ...roles('OktaUserRole', 'GET /api/v1/users/{userId}/roles', ({ userId }) => ({ UserId: userId })),
    standIns: ({ userId }) => ({ 'GET /api/v1/iam/assignees/users': { value: [{ id: userId }] } }),
  },
  OktaGroupRole: roles('OktaGroupRole', 'GET /api/v1/groups/{groupId}/roles'),
  OktaClientRole: {
    ...roles('OktaClientRole', 'GET /oauth2/v1/clients/{clientId}/roles'),
    parent: ({ clientId }) => ({ client_id: clientId, application_type: 'service' }),
  },
  OktaApplicationSignIn: {
    expected: signIns,
    reads: {
      'GET /api/v1/logs': ['published', 'actor.id', 'actor.type', 'outcome.result', 'target[].id', 'target[].type'],
    },
  },
  OktaAwsRoleAccess: {
    call: 'GET /api/v1/groups',
    parent: () => {
      const aws_role_pattern = `${RECORDED_ACCOUNT}:role/\${role}`;
      return { id: 'appId', name: 'amazon_aws', aws_group_filter: '^(?{{role}}.+)$', aws_role_pattern };
    },
    standIns: () => ({ 'GET /api/v1/apps/{appId}/groups': [] }),
    expected: (given) =>
      each(given, 'OktaAwsRoleAccess', undefined, ({ id, profile }) => {
        return { GroupId: id, RoleArn: `${RECORDED_ACCOUNT}:role/${(profile as Json).name}` };
      }),
    reads: {
      'GET /api/v1/groups': ['id', 'profile.name'],
      'GET /api/v1/apps/{appId}/groups': ['id', 'profile.role', 'profile.samlRoles[]'],
    },
  },
};

/** How to try a fetch. */
export function planOf({ name, calls, emits }: Fetch): FetchPlan {
  const special = SPECIAL[name] ?? {};
  const schema = emits[0]?.name ?? name;
  const { member } = special;
  return { call: calls[0] ?? '', expected: (given) => each(given, schema, member, () => ({})), ...special };
}

/** A row for each item. */
function each(
  given: readonly Given[],
  schema: string,
  member: string | undefined,
  make: (item: Json) => Json,
): Expected[] {
  return given.flatMap(({ body, answer: { file } }) =>
    itemsOf(body, member).map((item) => ({ schema, file, item, made: make(item) })),
  );
}

/** One row for each answer that is one thing. */
function one(given: readonly Given[], schema: string, read: (item: Json) => Json): Expected[] {
  return given.map(({ body, answer: { file } }) => ({ schema, file, item: read(body as Json), made: {} }));
}

/** One row for all pages of a list. */
function whole(
  given: readonly Given[],
  schema: string,
  member: string | undefined,
  make: (items: readonly Json[]) => Json,
): Expected[] {
  const file = given.at(-1)?.answer.file;
  if (file === undefined) return [];
  return [{ schema, file, item: {}, made: make(given.flatMap(({ body }) => itemsOf(body, member))) }];
}

function hooks(schema: string, call: string): Partial<FetchPlan> {
  return {
    expected: (given) =>
      each(given, schema, undefined, ({ channel }) => {
        const { config } = (channel ?? {}) as { readonly config?: { readonly uri?: string } };
        // Written apart from the fetch's own: all before the query, and nobody's password.
        return { Url: config?.uri?.replace(/[?#].*$/, '').replace(/\/\/[^/@]*@/, '//') };
      }),
    reads: { [call]: ['channel.config.uri'] },
  };
}

/** One row for each role of somebody, however often it was assigned. */
function roles(schema: string, call: string, own: (params: Params) => Json = () => ({})): Partial<FetchPlan> {
  return {
    call,
    expected: (given) =>
      given.flatMap(({ body, params, answer: { file } }) => {
        const all = itemsOf(body, undefined);
        const roleOf = (item: Json) => item.role ?? item.type;
        return distinct(all.map(roleOf)).map((Role) => {
          const same = all.filter((item) => roleOf(item) === Role);
          const made = {
            ...own(params),
            Role,
            AssignmentIds: distinct(same.map(({ id }) => id)),
            AssignmentTypes: distinct(same.map(({ assignmentType }) => assignmentType)),
            ResourceSetIds: distinct(same.map((item) => item['resource-set'])),
          };
          return { schema, file, item: {}, made };
        });
      }),
    reads: { [call]: ['id', 'type', 'assignmentType', 'role', 'resource-set'] },
  };
}

/** One row for each pair of a user and an application in the log. */
function signIns(given: readonly Given[]): Expected[] {
  const file = given.at(-1)?.answer.file ?? '';
  const events = given
    .flatMap(({ body }) => itemsOf(body, undefined))
    .flatMap((event) => {
      const actor = event.actor as Json | undefined;
      const target = ((event.target ?? []) as readonly Json[]).find(({ type }) => type === 'AppInstance');
      if (actor?.type !== 'User' || target === undefined) return [];
      const succeeded = (event.outcome as Json | undefined)?.result === 'SUCCESS';
      return [{ pair: `${actor.id} ${target.id}`, actor, target, succeeded, at: String(event.published) }];
    });
  return distinct(events.map(({ pair }) => pair)).map((pair) => {
    const own = events.filter((event) => event.pair === pair);
    const good = own.filter(({ succeeded }) => succeeded).map(({ at }) => at);
    const made = {
      UserId: own[0]?.actor.id,
      ApplicationId: own[0]?.target.id,
      Count: good.length,
      Failures: own.length - good.length,
      Last: good.sort().at(-1),
    };
    return { schema: 'OktaApplicationSignIn', file, item: {}, made };
  });
}
