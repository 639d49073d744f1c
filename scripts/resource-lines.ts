/*
 * How many lines an author writes for one resource: its YAML, the fetch function that reads it, and what helps that one to shape.
 * A fetch that brings several resources is shared out equally among them; the rest of a file among all its resources; a file that only helps among
 * the files that import it. What every fetch uses (the context, clients, `define-fetch.ts`) is the connector's, and not a resource's.
 * Run: pnpm lines, or pnpm lines examples/digital-ocean-connector for a connector that holds both its schemas and its code
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const given = process.argv.slice(2);
/** The connectors that are counted: where their schemas are, and their code. */
const connectors =
  given.length > 0
    ? given.map((folder) => ({ name: folder, schemas: `${folder}/schemas`, code: `${folder}/src` }))
    : ['aws', 'azure', 'okta'].map((name) => ({
        name,
        schemas: `schemas/${name}`,
        code: `packages/connector-${name}/src`,
      }));

/** The files of a folder and those below it. */
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((entry) => join(root, folder, entry));

/** Lines with something on them. */
const count = (text: string): number => text.split('\n').filter((line) => line.trim() !== '').length;

const yaml = new Map<string, number>();
for (const entry of connectors.flatMap(({ schemas }) => filesIn(schemas))) {
  if (!entry.endsWith('.yaml') || entry.endsWith('provider.yaml') || entry.includes('/questions/')) continue;
  const text = readFileSync(entry, 'utf8');
  const name = /^name: (\w+)/m.exec(text)?.[1] ?? /^(?:node|link): (\w+)/m.exec(text)?.[1];
  if (name !== undefined) yaml.set(name, count(text));
}

const typescript = new Map<string, number>();
for (const { code } of connectors) {
  const src = join(root, code);
  const modules = importsOf(join(src, 'fetches.ts')).filter((file) => !isKit(file));
  const helpers = new Map(modules.map((file) => [file, helpersOf(file, modules)]));
  for (const file of modules) {
    const text = readFileSync(file, 'utf8');
    const fetches = ts
      .createSourceFile(file, text, ts.ScriptTarget.Latest, true)
      .statements.filter((statement) => statement.getText().startsWith('export const '));
    const brought = fetches.map((statement) => ({
      lines: count(statement.getFullText()),
      names: [...new Set(statement.getText().match(/\w+/g))].filter((name) => yaml.has(name)),
    }));
    let shared = count(text) - brought.reduce((sum, { lines }) => sum + lines, 0);
    for (const helper of helpers.get(file) ?? []) {
      const users = [...helpers.values()].filter((all) => all.has(helper)).length;
      shared += count(readFileSync(helper, 'utf8')) / users;
    }
    const resources = brought.reduce((sum, { names }) => sum + names.length, 0);
    for (const { lines, names } of brought)
      for (const name of names)
        typescript.set(name, (typescript.get(name) ?? 0) + lines / names.length + shared / resources);
  }
}

/** The files of the connector that a file imports. */
function importsOf(file: string): readonly string[] {
  const paths = [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']*)\.js'/g)].map(([, path = '']) => path);
  return paths.map((path) => join(dirname(file), `${path}.ts`));
}

/** What all fetches have in common. */
function isKit(file: string): boolean {
  return /\/src\/(?:generated|arm|graph|sign-in)\/|\/(?:context|define-fetch|classify|options)\.ts$/.test(file);
}

/** The files that help a file with fetches, directly or through another. */
function helpersOf(file: string, modules: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const left = [file];
  for (let next = left.pop(); next !== undefined; next = left.pop())
    for (const imported of importsOf(next)) {
      if (isKit(imported) || modules.includes(imported) || found.has(imported)) continue;
      found.add(imported);
      left.push(imported);
    }
  return found;
}

const resources = [...yaml].map(([name, lines]) => {
  const code = Math.round(typescript.get(name) ?? 0);
  return { resource: name, yaml: lines, typescript: code, together: lines + code };
});
resources.sort((a, b) => a.together - b.together);
console.table(resources);
const median = resources[Math.floor(resources.length / 2)];
const worst = resources.at(-1);
console.log(
  `${resources.length} resources of ${connectors.map(({ name }) => name).join(', ')}: median ${median?.together} lines, worst ${worst?.together} (${worst?.resource})`,
);
