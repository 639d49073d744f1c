import type { Choices, Store } from '../choices.js';

const STORE: Readonly<Record<Store, { readonly settings: string; readonly store: string }>> = {
  embedded: { settings: 'graphFile, sources', store: `{ kind: 'embedded', path: graphFile }` },
  neo4j: { settings: 'neo4j, sources', store: `{ kind: 'neo4j', ...neo4j }` },
};

/** cadastre.config.ts: the same settings, for the `cadastre` command. */
export function configFile({ store }: Choices): string {
  return `import { defineConfig } from '@cadastre/cli';
import { ${STORE[store].settings} } from './settings.ts';

export default defineConfig({
  store: ${STORE[store].store},
  sources,
});
`;
}
