import type { Choices } from '../choices.js';
import { VERSIONS } from '../versions.js';

/** package.json, with the Cadastre that this was released with. */
export function packageJsonFile({ name, providers, store }: Choices, version: string): string {
  const packages = [
    'cli',
    ...providers.map((provider) => `connector-${provider}`),
    'core',
    ...(store === 'embedded' ? ['embedded'] : []),
  ];
  const manifest = {
    name,
    version: '0.0.0',
    private: true,
    type: 'module',
    engines: { node: '>=20.19' },
    scripts: { sync: 'tsx sync.ts', check: 'tsc', lint: 'biome check --error-on-warnings .' },
    dependencies: {
      ...Object.fromEntries(packages.sort().map((name) => [`@cadastre/${name}`, `^${version}`])),
      // Not a development dependency: it also runs the script where it is deployed.
      tsx: VERSIONS.tsx,
    },
    devDependencies: {
      '@biomejs/biome': VERSIONS.biome,
      '@types/node': VERSIONS.nodeTypes,
      typescript: VERSIONS.typescript,
    },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
