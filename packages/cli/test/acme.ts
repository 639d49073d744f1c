import {
  defineSource,
  fetchDefiner,
  type NodeSchema,
  readId,
  readInteger,
  readString,
  type Source,
} from '@cadastre/core';

/** A failed answer of the imaginary provider. */
class HttpError extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`the API answered ${status}`);
    this.status = status;
  }
}

interface RoleRecord {
  readonly id?: string | null | undefined;
}

interface MachineRecord {
  readonly id?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly cores?: number | null | undefined;
  readonly role?: string | null | undefined;
}

const RESOURCE = {
  type: 'RESOURCE',
  direction: 'in',
  to: { label: 'AcmeAccount', match: ['id'] },
  properties: [],
} as const;

const AcmeAccount: NodeSchema<RoleRecord> = {
  kind: 'node',
  name: 'AcmeAccount',
  file: 'acme/account.yaml',
  brief: 'An account of Acme.',
  labels: ['Tenant'],
  conditionalLabels: [],
  partition: ['account'],
  properties: [],
  relationships: [],
  map: (_record, scope) => ({
    kind: 'node',
    id: readId(scope.account, 'account'),
    properties: {},
    labels: [],
    edges: [],
    warnings: [],
  }),
};

const AcmeRole: NodeSchema<RoleRecord> = {
  kind: 'node',
  name: 'AcmeRole',
  file: 'acme/role.yaml',
  brief: 'A role of Acme.',
  labels: [],
  conditionalLabels: [],
  tenant: 'AcmeAccount',
  partition: ['account'],
  properties: [],
  relationships: [RESOURCE],
  map: (record, scope) => ({
    kind: 'node',
    id: readId(record.id, 'id'),
    properties: {},
    labels: [],
    edges: [{ relationship: 0, match: [readId(scope.account, 'account')] }],
    warnings: [],
  }),
};

const AcmeServer: NodeSchema<MachineRecord> = {
  kind: 'node',
  name: 'AcmeServer',
  file: 'acme/server.yaml',
  brief: 'A server of Acme.',
  labels: ['Compute'],
  conditionalLabels: [],
  tenant: 'AcmeAccount',
  partition: ['account'],
  properties: [
    { name: 'name', type: 'string', index: true },
    { name: 'cores', type: 'integer', alias: 'cpus' },
  ],
  relationships: [
    RESOURCE,
    { type: 'ASSUMES', direction: 'out', to: { label: 'AcmeRole', match: ['id'] }, properties: [] },
  ],
  map: (record, scope) => {
    const role = readString(record.role, 'role');
    return {
      kind: 'node',
      id: readId(record.id, 'id'),
      properties: { name: readString(record.name, 'name'), cores: readInteger(record.cores, 'cores') },
      labels: [],
      edges: [
        { relationship: 0, match: [readId(scope.account, 'account')] },
        ...(role === null ? [] : [{ relationship: 1, match: [role] }]),
      ],
      warnings: [],
    };
  },
};

interface Client {
  get<T>(path: string): Promise<T>;
}

const defineFetch = fetchDefiner<Client>();

const accounts = defineFetch({
  emits: AcmeAccount,
  calls: ['acme:GetAccount'],
  async *fetch({ scope }) {
    yield { id: scope.account };
  },
});

const roles = defineFetch({
  emits: AcmeRole,
  calls: ['acme:ListRoles'],
  async *fetch({ get, scope }) {
    yield* await get<RoleRecord[]>(`/${scope.account}/roles`);
  },
});

const servers = defineFetch({
  emits: AcmeServer,
  calls: ['acme:ListServers'],
  async *fetch({ get, scope }) {
    yield* await get<Required<MachineRecord>[]>(`/${scope.account}/servers`);
  },
});

/** A connector for the API that `startEstate` serves. */
export function acme(url: string): Source {
  async function get<T>(path: string): Promise<T> {
    const response = await fetch(url + path);
    if (!response.ok) throw new HttpError(response.status);
    return (await response.json()) as T;
  }
  return defineSource({
    name: 'acme',
    fetches: [accounts, roles, servers],
    schemas: [AcmeAccount, AcmeRole, AcmeServer],
    scopes: {
      async *account() {
        yield* await get<string[]>('/accounts');
      },
    },
    context: (_scope, { calls }, call) => ({
      get: <T>(path: string) => call<T>({ operation: calls[0] ?? '', limit: 'acme', send: () => get(path) }),
    }),
    classify: (error) => {
      const status = error instanceof HttpError ? error.status : 0;
      const kind = { 401: 'expired', 403: 'denied', 500: 'transient' }[status] ?? 'bug';
      return {
        class: kind as 'expired' | 'denied' | 'transient' | 'bug',
        code: `HTTP_${status}`,
        message: String(error),
      };
    },
    questions: [
      {
        name: 'large-servers',
        title: 'Which servers are large?',
        why: 'Large servers cost most.',
        cypher: 'MATCH (s:AcmeServer) WHERE s.cores >= $cores RETURN s.name AS name, s.cores AS cores ORDER BY name',
        parameters: { cores: { type: 'integer', default: 8, brief: 'fewest cores' } },
        columns: ['name', 'cores'],
      },
    ],
    partitionsOf: (event) => {
      const { kind, account } = (event ?? {}) as { readonly kind?: unknown; readonly account?: unknown };
      if (typeof kind !== 'string') return undefined;
      const changed = `acme:${kind}`;
      if (kind.startsWith('Get')) return [{ event: changed, only: [], ignored: 'it only reads' }];
      return [{ event: changed, only: [{ fetch: kind, scope: { account: [String(account)] } }] }];
    },
    policy: () => ({ allow: ['acme:GetAccount', 'acme:ListRoles', 'acme:ListServers'] }),
  });
}
