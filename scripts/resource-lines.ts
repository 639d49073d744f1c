/*
 * How many lines an author writes for one resource: its YAML, and the fetch function that reads it.
 * A fetch that brings several resources is shared out equally among them; imports and helpers of a file among its fetches.
 * Run: pnpm lines, or pnpm lines examples/digital-ocean-connector for a connector that holds both its schemas and its code
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
/** The providers whose connectors are counted. */
const providers = ['aws', 'azure', 'okta'];
const given = process.argv.slice(2);
const schemaFolders =
  given.length > 0 ? given.map((folder) => `${folder}/schemas`) : providers.map((name) => `schemas/${name}`);
const codeFolders = (given.length > 0 ? given : providers.map((name) => `packages/connector-${name}`)).map(
  (folder) => `${folder}/src`,
);

/** The files of a folder and those below it. */
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((entry) => join(root, folder, entry));

/** Lines with something on them. */
const count = (text: string): number => text.split('\n').filter((line) => line.trim() !== '').length;

const yaml = new Map<string, number>();
for (const entry of schemaFolders.flatMap(filesIn)) {
  if (!entry.endsWith('.yaml') || entry.endsWith('provider.yaml') || entry.includes('/questions/')) continue;
  const text = readFileSync(entry, 'utf8');
  const name = /^name: (\w+)/m.exec(text)?.[1] ?? /^(?:node|link): (\w+)/m.exec(text)?.[1];
  if (name !== undefined) yaml.set(name, count(text));
}

const typescript = new Map<string, number>();
for (const entry of codeFolders.flatMap(filesIn)) {
  if (!entry.endsWith('.ts') || entry.endsWith('.test.ts') || entry.endsWith('define-fetch.ts')) continue;
  const text = readFileSync(entry, 'utf8');
  const file = ts.createSourceFile(entry, text, ts.ScriptTarget.Latest, true);
  const fetches = file.statements.filter((statement) =>
    /= (?:define|list|arm|graph|resource)Fetch\(/.test(statement.getText()),
  );
  if (fetches.length === 0) continue;
  const own = fetches.map((statement) => count(statement.getFullText()));
  const shared = (count(text) - own.reduce((sum, lines) => sum + lines, 0)) / fetches.length;
  for (const [index, statement] of fetches.entries()) {
    const names =
      (/(?:emits: |(?:list|arm|graph|resource)Fetch\(\s*)(\[[^\]]*\]|\w+)/.exec(statement.getText())?.[1] ?? '').match(
        /\w+/g,
      ) ?? [];
    for (const name of names) {
      typescript.set(name, (typescript.get(name) ?? 0) + ((own[index] ?? 0) + shared) / names.length);
    }
  }
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
  `${resources.length} resources of ${(given.length > 0 ? given : providers).join(', ')}: median ${median?.together} lines, worst ${worst?.together} (${worst?.resource})`,
);
