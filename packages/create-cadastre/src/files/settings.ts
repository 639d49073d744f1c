import type { Choices, Provider, Store } from '../choices.js';

const SOURCE: Readonly<Record<Provider, string>> = {
  aws: "aws({ accounts: organizationRole ? { organizationRole } : 'caller' })",
  azure: `azure({ tenants: [{ tenantId: env.AZURE_TENANT_ID ?? '' }] })`,
  okta: `okta({ organizations: [{ url: env.OKTA_URL ?? '', ...oktaSignIn }] })`,
};

const SETUP: Readonly<Record<Provider, string>> = {
  aws: `
// Credentials come from where the AWS tools look for them too.
const organizationRole = env.CADASTRE_AWS_ROLE;
`,
  azure: `
// Azure: by DefaultAzureCredential, which looks into the environment, and asks for a managed identity and the tools of developers.
`,
  okta: `
const oktaSignIn = env.OKTA_TOKEN
  ? { token: env.OKTA_TOKEN }
  : { clientId: env.OKTA_CLIENT_ID ?? '', privateKey: env.OKTA_PRIVATE_KEY ?? '', dpop: true };
`,
};

const STORE: Readonly<Record<Store, string>> = {
  embedded: `/** Where the graph is kept. */
export const graphFile = '.cadastre/graph.grafeo';
`,
  neo4j: `/** Where the graph is kept. */
export const neo4j = {
  uri: env.NEO4J_URI || 'neo4j://127.0.0.1:7687',
  username: env.NEO4J_USERNAME || 'neo4j',
  password: env.NEO4J_PASSWORD ?? '',
};
`,
};

/** settings.ts: what is read, and where to; the script and the command share it. */
export function settingsFile({ providers, store }: Choices): string {
  return `import { existsSync } from 'node:fs';
import { env, loadEnvFile } from 'node:process';
${providers.map((provider) => `import { ${provider} } from '@cadastre/connector-${provider}';\n`).join('')}import type { Source } from '@cadastre/core';

// A variable that is set already keeps its value.
if (existsSync('.env')) loadEnvFile('.env');
${providers.map((provider) => SETUP[provider]).join('')}
${STORE[store]}
/** What is read. */
export function sources(): Source[] {
  return [${providers.length === 1 ? SOURCE[providers[0] as Provider] : `\n${providers.map((provider) => `    ${SOURCE[provider]},\n`).join('')}  `}];
}
`;
}
