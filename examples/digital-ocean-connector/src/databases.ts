import { defineFetch } from './define-fetch.js';
import { DigitalOceanDatabase, DigitalOceanDatabaseAccess, DigitalOceanDatabaseUser } from './generated/index.js';

interface DatabaseAnswer {
  readonly id: string;
  readonly name: string;
  readonly engine: string;
  readonly version?: string;
  readonly connection?: { readonly host: string; readonly uri: string; readonly password: string };
  readonly region: string;
  readonly tags: readonly string[] | null;
  readonly created_at?: string;
  readonly private_network_uuid?: string;
  readonly project_id?: string;
}

export const databases = defineFetch({
  emits: DigitalOceanDatabase,
  calls: ['GET /v2/databases'],
  fetch: ({ api }) => api.listIn<DatabaseAnswer>('databases', '/v2/databases'),
});

interface UserAnswer {
  readonly name: string;
  readonly role?: string;
  readonly password?: string;
}

export const databaseUsers = defineFetch({
  emits: DigitalOceanDatabaseUser,
  calls: ['GET /v2/databases/{database}/users'],
  fetch: ({ api, parent }) =>
    api.listIn<UserAnswer>('users', '/v2/databases/{database}/users', { database: parent.id }),
});

interface RuleAnswer {
  readonly type: string;
  readonly value: string;
  readonly created_at?: string;
}

export const databaseAccess = defineFetch({
  emits: DigitalOceanDatabaseAccess,
  calls: ['GET /v2/databases/{database}/firewall'],
  async *fetch({ api, parent }) {
    const rules = api.listIn<RuleAnswer>('rules', '/v2/databases/{database}/firewall', { database: parent.id });
    // Rules also name addresses, tags and clusters of Kubernetes.
    for await (const rule of rules) if (rule.type === 'droplet') yield rule;
  },
});
