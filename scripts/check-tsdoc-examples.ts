/*
 * Compiles every `@example` of the public API, and the code of the guide to the connector kit, as a reader would who copies it into a program of their own.
 * Run: pnpm check:examples
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'node_modules/.cache/tsdoc-examples');
const EXAMPLE =
  /^[ \t]*\* @example[^\n]*\n(?:[ \t]*\*[^\n]*\n)*?[ \t]*\* ```ts\n((?:[ \t]*\*[^\n]*\n)*?)[ \t]*\* ```/gm;

const sources = ts.sys
  .readDirectory(
    join(root, 'packages'),
    ['.ts'],
    ['**/node_modules', '**/dist', '**/generated', '**/*.test.ts'],
    ['*/src/**/*'],
  )
  .map((file) => relative(root, file));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const examples = sources.flatMap((source) =>
  [...readFileSync(join(root, source), 'utf8').matchAll(EXAMPLE)].map((match, index) => {
    const code = (match[1] ?? '').replaceAll(/^[ \t]*\* ?/gm, '');
    const file = join(
      folder,
      `${basename(source, '.ts')}-${relative('packages', source).split('/', 1)[0]}-${index}.ts`,
    );
    writeFileSync(file, `${code}\nexport {};\n`);
    return { file, source };
  }),
);

const GUIDE = 'docs/guide/connector-kit.md';
for (const [index, match] of [
  ...readFileSync(join(root, GUIDE), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```/gm),
].entries()) {
  const file = join(folder, `${basename(GUIDE, '.md')}-guide-${index}.ts`);
  writeFileSync(file, `${match[1]}\nexport {};\n`);
  examples.push({ file, source: `${GUIDE}, block ${index + 1}` });
}

const unfenced = sources.filter((source) =>
  /\* @example[^\n]*\n[ \t]*\* (?!```ts)/.test(readFileSync(join(root, source), 'utf8')),
);

const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name, 'package.json'));
const paths = Object.fromEntries(
  packages.flatMap((file) => {
    const { name, exports } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
      name: string;
      exports: Record<string, string>;
    };
    return Object.entries(exports).map(([subpath, source]) => [join(name, subpath), [join(root, file, '..', source)]]);
  }),
);
const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.convertCompilerOptionsFromJson(
  { ...config.compilerOptions, paths, typeRoots: [join(root, 'node_modules/@types')] },
  root,
);
const program = ts.createProgram(
  examples.map(({ file }) => file),
  options,
);
const failures = examples.flatMap(({ file, source }) =>
  ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map((diagnostic) => {
    const { line } = ts.getLineAndCharacterOfPosition(
      diagnostic.file ?? ts.createSourceFile('', '', ts.ScriptTarget.Latest),
      diagnostic.start ?? 0,
    );
    return `${source}: line ${line + 1} of the example: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`;
  }),
);
failures.push(...unfenced.map((source) => `${source}: an example that does not begin with \`\`\`ts`));
for (const failure of failures) console.error(failure);
console.log(`${examples.length} examples compiled, ${failures.length} mistakes`);
process.exitCode = failures.length > 0 ? 1 : 0;
