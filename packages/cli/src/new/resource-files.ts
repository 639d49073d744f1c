import { access, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { FoundProvider } from './find-provider.js';
import { camelCase, kebabCase, plural } from './names.js';
import type { NewFiles } from './write-files.js';

/** The schema and the fetch function of a new kind of node. Paths are relative to the process's folder. */
export async function resourceFiles(label: string, found: FoundProvider): Promise<NewFiles> {
  const { provider, folder, tenant, partition } = found;
  const name = shortName(label, found);
  const source = dirname(provider.out);
  const definer = await findDefiner(source);
  const generated = relative(source, provider.out).split(sep).join('/');
  return new Map([
    [join(folder, `${name}.yaml`), schema(label, tenant, partition)],
    [join(source, `${plural(name)}.ts`), fetchFile({ label, name, partition, definer, generated })],
  ]);
}

/** The label without the words that all labels of the provider start with: AcmeMachine of acme → machine. */
function shortName(label: string, { nodes }: FoundProvider): string {
  const words = kebabCase(label).split('-');
  const others = nodes.map((node) => kebabCase(node.name).split('-'));
  let shared = 0;
  while (shared < words.length - 1 && others.length > 0 && others.every((other) => other[shared] === words[shared]))
    shared += 1;
  return words.slice(shared).join('-');
}

function schema(label: string, tenant: string | undefined, partition: readonly string[]): string {
  return `node: ${label}
brief: A ${label}. # say what it is, in one sentence
${tenant === undefined ? '' : `tenant: ${tenant}\n`}partition: [${partition.join(', ')}]
id: id
properties:
  id: { type: string, from: id }
  name: { type: string, from: name, index: true }
`;
}

interface FetchText {
  readonly label: string;
  readonly name: string;
  readonly partition: readonly string[];
  readonly definer: 'own' | 'shared';
  /** The folder of what is generated, as an import names it. */
  readonly generated: string;
}

function fetchFile({ label, name, partition, definer, generated }: FetchText): string {
  const path = `${partition.map((scope) => `/${plural(scope)}/{${scope}}`).join('')}/${plural(name)}`;
  const values = `{ ${partition.map((scope) => `${scope}: scope.${scope}`).join(', ')} }`;
  const constant = camelCase(plural(name));
  const answer = `${label}Answer`;
  const imports =
    definer === 'shared'
      ? `import { defineFetch } from './define-fetch.js';\n`
      : `import { fetchDefiner, type HttpClient } from '@cadastre/core';\n`;
  const own = definer === 'shared' ? '' : 'const defineFetch = fetchDefiner<{ readonly api: HttpClient }>();\n\n';
  return `${imports}import { ${label} } from './${generated}/index.js';

${own}/** What the API answers. */
interface ${answer} {
  readonly id: string;
  readonly name: string;
}

export const ${constant} = defineFetch({
  emits: ${label},
  calls: ['GET ${path}'],
  fetch: ({ api, scope }) => api.list<${answer}>('${path}', ${values}),
});
`;
}

/** Whether the connector has a `defineFetch` that gives the client as `api`, as those of `cadastre new connector` have. */
async function findDefiner(source: string): Promise<'own' | 'shared'> {
  const path = join(source, 'define-fetch.ts');
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  return isThere && /\bapi: HttpClient\b/.test(await readFile(path, 'utf8')) ? 'shared' : 'own';
}
