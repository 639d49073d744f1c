/** The providers that a configuration can be written for, and how each is asked. */
export const PROVIDERS = { aws: 'Amazon Web Services', azure: 'Azure and Entra ID', okta: 'Okta' } as const;

/** A provider that a configuration can be written for. */
type Provider = keyof typeof PROVIDERS;

/** What `cadastre init` asks for. */
export interface ConfigChoices {
  readonly provider: Provider;
  readonly store: 'embedded' | 'neo4j';
}

const STORE_TEXT = {
  embedded: `{ kind: 'embedded', path: '.cadastre/graph.grafeo' }`,
  neo4j: `{
    kind: 'neo4j',
    uri: process.env.NEO4J_URI ?? 'neo4j://127.0.0.1:7687',
    username: process.env.NEO4J_USERNAME ?? 'neo4j',
    password: process.env.NEO4J_PASSWORD ?? '',
  }`,
} as const;

const SOURCE_TEXT: Readonly<Record<Provider, string>> = {
  aws: `// Credentials come from where the provider's own tools look for them.
  sources: () => [aws()],`,
  azure: `// By DefaultAzureCredential: the environment, a managed identity, or whoever is signed in to az, azd or Azure PowerShell.
  sources: () => [azure({ tenants: [{ tenantId: process.env.AZURE_TENANT_ID ?? '' }] })],`,
  okta: `// An API token of a read-only administrator; a service app with a private key is better, and needs no administrator's token.
  sources: () => [okta({ organizations: [{ url: process.env.OKTA_URL ?? '', token: process.env.OKTA_TOKEN ?? '' }] })],`,
};

/** The text of a first cadastre.config.ts. */
export function configText({ provider, store }: ConfigChoices): string {
  return `import { defineConfig } from '@cadastre/cli';
import { ${provider} } from '@cadastre/connector-${provider}';

export default defineConfig({
  store: ${STORE_TEXT[store]},
  ${SOURCE_TEXT[provider]}
});
`;
}
