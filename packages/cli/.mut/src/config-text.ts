/** What `cadastre init` asks for. */
export interface ConfigChoices {
  readonly provider: 'aws';
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

/** The text of a first cadastre.config.ts. */
export function configText({ provider, store }: ConfigChoices): string {
  return `import { defineConfig } from '@cadastre/cli';
import { ${provider} } from '@cadastre/connector-${provider}';

export default defineConfig({
  store: ${STORE_TEXT[store]},
  // Credentials come from where the provider's own tools look for them.
  sources: () => [${provider}()],
});
`;
}
