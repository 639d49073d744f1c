import { connectorSchemas } from './connector-schemas.js';
import { connectorRecording, connectorTest } from './connector-test.js';
import type { ConnectorNames } from './names.js';
import type { NewFiles } from './write-files.js';

/** The files of a connector that reads two kinds of thing from a JSON API: it compiles, and its test passes. */
export function connectorFiles(names: ConnectorNames, version: string): NewFiles {
  const { kebab } = names;
  const files = {
    'package.json': packageJson(names, version),
    'tsconfig.json': TSCONFIG,
    ...connectorSchemas(names),
    'src/define-fetch.ts': DEFINE_FETCH,
    'src/accounts.ts': accounts(names),
    'src/machines.ts': machines(names),
    'src/fetches.ts': FETCHES,
    'src/classify.ts': classify(names),
    [`src/${kebab}.ts`]: source(names),
    'src/index.ts': index(names),
    [`test/${kebab}.test.ts`]: connectorTest(names),
    ...connectorRecording(names),
  };
  return new Map(Object.entries(files).map(([path, text]) => [`${kebab}/${path}`, text]));
}

function packageJson({ kebab }: ConnectorNames, version: string): string {
  const content = {
    name: `cadastre-connector-${kebab}`,
    version: '0.0.0',
    private: true,
    type: 'module',
    engines: { node: '>=20.19' },
    exports: './src/index.ts',
    scripts: {
      generate: 'cadastre generate',
      check: 'cadastre generate --check && tsc --noEmit',
      test: 'vitest run',
    },
    dependencies: { '@cadastre/core': `^${version}` },
    devDependencies: {
      '@cadastre/cli': `^${version}`,
      '@cadastre/testing': `^${version}`,
      '@types/node': '^20.19.0',
      typescript: '~5.9.3',
      vitest: '~4.1.12',
    },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

const TSCONFIG = `{
  "compilerOptions": {
    "target": "ES2022",
    "lib": ["ES2024", "ESNext.Disposable"],
    "module": "NodeNext",
    "moduleResolution": "NodeNext",
    "types": ["node"],
    "strict": true,
    "exactOptionalPropertyTypes": true,
    "noUncheckedIndexedAccess": true,
    "verbatimModuleSyntax": true,
    "skipLibCheck": true,
    "noEmit": true
  },
  "include": ["src", "test"]
}
`;

const DEFINE_FETCH = `import { fetchDefiner, type HttpClient } from '@cadastre/core';

/** Declares how one kind of thing is read. Fetch functions are given \`api\`, which can only read. */
export const defineFetch = fetchDefiner<{ readonly api: HttpClient }>();
`;

function accounts({ pascal }: ConnectorNames): string {
  return `import { defineFetch } from './define-fetch.js';
import { ${pascal}Account } from './generated/index.js';

/** What the API answers. */
interface AccountAnswer {
  readonly id: string;
  readonly name: string;
}

export const accounts = defineFetch({
  emits: ${pascal}Account,
  calls: ['GET /accounts/{account}'],
  async *fetch({ api, scope }) {
    yield await api.get<AccountAnswer>('/accounts/{account}', { account: scope.account });
  },
});
`;
}

function machines({ pascal }: ConnectorNames): string {
  return `import { defineFetch } from './define-fetch.js';
import { ${pascal}Machine } from './generated/index.js';

/** What the API answers. A path or a type that the schema reads and this lacks does not compile. */
interface MachineAnswer {
  readonly id: string;
  readonly name: string | null;
  readonly size: { readonly memoryMb: number };
  readonly createdAt: string;
  readonly tags: readonly string[];
  readonly consolePassword: string;
}

export const machines = defineFetch({
  emits: ${pascal}Machine,
  // Exactly what is called: everything else is refused.
  calls: ['GET /accounts/{account}/machines'],
  fetch: ({ api, scope }) => api.list<MachineAnswer>('/accounts/{account}/machines', { account: scope.account }),
});
`;
}

const FETCHES = `import { accounts } from './accounts.js';
import { machines } from './machines.js';

/** Everything that is read. */
export const fetches = [accounts, machines];
`;

function classify({ pascal }: ConnectorNames): string {
  return `import { httpClassifier } from '@cadastre/core';

/** Says what a failure means for what is in the graph already. \`codeOf\` and \`messageOf\` are where the body of an error has its code and its message. */
export const classify${pascal}Error = httpClassifier({ codeOf: ['code'], messageOf: ['message'] });
`;
}

function source({ snake, pascal, factory, upper }: ConnectorNames): string {
  return `import {
  defineSource,
  type FetchRef,
  httpClient,
  linkHeader,
  type MakeCall,
  type Source,
  tokenAuthorization,
} from '@cadastre/core';
import { classify${pascal}Error } from './classify.js';
import { fetches } from './fetches.js';
import { questions, schemas } from './generated/index.js';

/** How to reach the API. */
export interface ${pascal}Options {
  /** For example \`https://api.example.com\`. */
  readonly url: string;
  /** A token that may only read. */
  readonly token: string;
}

/** Reads ${pascal}: \`${factory}({ url, token: process.env.${upper}_TOKEN ?? '' })\`. */
export function ${factory}({ url, token }: ${pascal}Options): Source {
  const authorization = tokenAuthorization('Bearer', async () => token);
  // Pages are found by the Link header; bodyLink('next') finds them in the body.
  const client = (fetch: FetchRef, call: MakeCall) =>
    httpClient({ baseUrl: new URL(url), authorization, nextPage: linkHeader, fetch, call });
  return defineSource({
    name: '${snake}',
    fetches,
    schemas,
    questions,
    scopes: {
      async *account(_outer, call) {
        const api = client({ name: 'account', calls: ['GET /accounts'] }, call);
        for await (const { id } of api.list<{ readonly id: string }>('/accounts')) yield id;
      },
    },
    context: (_scope, fetch, call) => ({ api: client(fetch, call) }),
    classify: classify${pascal}Error,
  });
}
`;
}

function index({ kebab, pascal, factory }: ConnectorNames): string {
  return `export { ${factory}, type ${pascal}Options } from './${kebab}.js';
export { classify${pascal}Error } from './classify.js';
export { defineFetch } from './define-fetch.js';
export { fetches } from './fetches.js';
export * from './generated/index.js';
`;
}
