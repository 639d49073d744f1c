import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { VERSIONS } from '../versions.js';
import { biomeFile } from './biome.js';
import { ALL_CHOICES, EVERYTHING, nameOf } from './files.test-kit.js';
import { packageJsonFile } from './package-json.js';
import { tsconfigFile } from './tsconfig.js';

interface Manifest {
  readonly engines?: { readonly node: string };
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const readManifest = async (path: string): Promise<Manifest> =>
  JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8')) as Manifest;

test.each(ALL_CHOICES.map((choices) => [nameOf(choices), choices] as const))(
  'package.json has what is imported, of this release: %s',
  (_name, choices) => {
    const manifest = JSON.parse(packageJsonFile(choices, '0.3.1')) as Manifest;
    expect(manifest).toMatchObject({
      name: 'my-graph',
      private: true,
      type: 'module',
      engines: { node: '>=20.19' },
      scripts: { sync: 'tsx sync.ts', check: 'tsc', lint: expect.stringContaining('biome') },
    });
    const { tsx, ...packages } = manifest.dependencies ?? {};
    expect(tsx).toBe(VERSIONS.tsx);
    expect(packages).toEqual({
      '@cadastre/cli': '^0.3.1',
      ...Object.fromEntries(choices.providers.map((provider) => [`@cadastre/connector-${provider}`, '^0.3.1'])),
      '@cadastre/core': '^0.3.1',
      ...(choices.store === 'embedded' ? { '@cadastre/embedded': '^0.3.1' } : {}),
    });
  },
);

test('the tools are those that Cadastre itself is built and checked with', async () => {
  const { devDependencies } = await readManifest('../../../../package.json');
  expect(VERSIONS).toEqual({
    biome: devDependencies['@biomejs/biome'],
    nodeTypes: devDependencies['@types/node'],
    tsx: devDependencies.tsx,
    typescript: devDependencies.typescript,
  });
  expect(JSON.parse(biomeFile())).toMatchObject({ $schema: expect.stringContaining(`/${VERSIONS.biome}/`) });
});

test('types are checked strictly, on the Node.js that Cadastre needs', async () => {
  expect(JSON.parse(tsconfigFile())).toMatchObject({
    compilerOptions: { strict: true, noUncheckedIndexedAccess: true, noEmit: true },
  });
  const { engines } = await readManifest('../../package.json');
  expect((JSON.parse(packageJsonFile(EVERYTHING, '1.0.0')) as Manifest).engines).toEqual(engines);
});

test('all packages of a release have one version', async () => {
  const config = parse(await readFile(new URL('../../../../.changeset/config.json', import.meta.url), 'utf8')) as {
    fixed: string[][];
  };
  expect(config.fixed).toEqual([['@cadastre/*', 'create-cadastre']]);
});
