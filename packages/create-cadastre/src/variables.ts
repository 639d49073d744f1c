import type { Choices, Provider, Store } from './choices.js';

/** An environment variable that the project reads. */
export interface Variable {
  readonly name: string;
  readonly brief: string;
  /** `local`: only where a person runs it; a scheduler has something better. */
  readonly kind: 'setting' | 'secret' | 'local';
  /** What a setting looks like; empty where it may be left out. */
  readonly example: string;
}

const OF_PROVIDER: Readonly<Record<Provider, readonly Variable[]>> = {
  aws: [
    {
      name: 'AWS_PROFILE',
      brief: 'The profile of ~/.aws/config to use; or whatever else the AWS SDK takes its credentials from.',
      kind: 'local',
      example: '',
    },
    {
      name: 'CADASTRE_AWS_ROLE',
      brief:
        'Name of the role to assume in each account of the organization; without it, only your own account is read.',
      kind: 'setting',
      example: '',
    },
  ],
  azure: [
    {
      name: 'AZURE_TENANT_ID',
      brief: 'Id of the tenant.',
      kind: 'setting',
      example: '00000000-0000-0000-0000-000000000000',
    },
    {
      name: 'AZURE_CLIENT_ID',
      brief: 'Id of the application that signs in; without it, whoever is signed in to az, azd or Azure PowerShell.',
      kind: 'local',
      example: '',
    },
    {
      name: 'AZURE_CLIENT_SECRET',
      brief: 'Its secret, where there is nothing better: managed and federated identities have none.',
      kind: 'local',
      example: '',
    },
  ],
  okta: [
    {
      name: 'OKTA_URL',
      brief: 'Address of the organization, without "-admin".',
      kind: 'setting',
      example: 'https://example.okta.com',
    },
    { name: 'OKTA_CLIENT_ID', brief: 'Id of the service app.', kind: 'setting', example: '0oa1example' },
    {
      name: 'OKTA_PRIVATE_KEY',
      brief: 'Its private key: PEM in double quotes, or a JSON Web Key in single ones.',
      kind: 'secret',
      example: '',
    },
    {
      name: 'OKTA_TOKEN',
      brief: 'An API token of a read-only administrator, where there is no service app yet.',
      kind: 'local',
      example: '',
    },
  ],
};

const OF_STORE: Readonly<Record<Store, readonly Variable[]>> = {
  embedded: [],
  neo4j: [
    {
      name: 'NEO4J_URI',
      brief: 'Without it, the Neo4j of this machine. Connections to other machines use TLS.',
      kind: 'setting',
      example: 'neo4j+s://graph.example.com:7687',
    },
    { name: 'NEO4J_USERNAME', brief: 'Without it, neo4j.', kind: 'setting', example: 'neo4j' },
    { name: 'NEO4J_PASSWORD', brief: 'At least 8 characters.', kind: 'secret', example: '' },
  ],
};

/** Every variable that the project reads. */
export function variablesOf({ providers, store }: Pick<Choices, 'providers' | 'store'>): readonly Variable[] {
  return [...providers.flatMap((provider) => OF_PROVIDER[provider]), ...OF_STORE[store]];
}
