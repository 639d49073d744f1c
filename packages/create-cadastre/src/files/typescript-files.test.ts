import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import type { Choices } from '../choices.js';
import { projectFiles } from '../project-files.js';
import { ALL_CHOICES, nameOf, STORED_SECRET } from './files.test-kit.js';

/** Where the packages that a project imports can be found: this package's own development dependencies. */
const here = resolve(import.meta.dirname, '../..');

/** The compiler's complaints about all projects, each in a folder that exists only in memory; one program, since the packages are the slow part. */
function complaints(projects: readonly Choices[]): string[] {
  const texts = new Map<string, string>();
  for (const choices of projects) {
    for (const [name, text] of projectFiles(choices, '0.0.0')) texts.set(join(here, nameOf(choices), name), text);
  }
  const first = projects[0] === undefined ? '' : nameOf(projects[0]);
  const { config } = ts.parseConfigFileTextToJson('tsconfig.json', texts.get(join(here, first, 'tsconfig.json')) ?? '');
  const typeRoots = [resolve(here, '../../node_modules/@types')];
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, typeRoots }, here);
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  // Asked about folders, it would say that these are not there.
  delete host.directoryExists;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFileSync(file, 'utf8');
  host.getSourceFile = (file, language, ...others) => {
    const text = texts.get(file);
    return text === undefined
      ? getSourceFile(file, language, ...others)
      : ts.createSourceFile(file, text, language, true);
  };
  const files = [...texts.keys()].filter((file) => file.endsWith('.ts'));
  const program = ts.createProgram(files, options, host);
  return files
    .flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)))
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

test('the script, its settings and the configuration are right by the compiler, whatever was chosen', () => {
  expect(complaints(ALL_CHOICES)).toEqual([]);
});

test.each(ALL_CHOICES.map((choices) => [nameOf(choices), choices] as const))(
  'sync.ts imports only what the project depends on, and holds no secret: %s',
  (_name, choices) => {
    const files = projectFiles(choices, '0.0.0');
    const { dependencies } = JSON.parse(files.get('package.json') ?? '') as { dependencies: Record<string, string> };
    const scripts = [...files].filter(([name]) => name.endsWith('.ts'));
    const imported = scripts.flatMap(([, text]) =>
      ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName),
    );
    const packages = imported.filter((name) => !name.startsWith('node:') && !name.startsWith('.'));
    expect([...new Set(packages)].sort()).toEqual(
      Object.keys(dependencies)
        .filter((name) => name !== 'tsx')
        .sort(),
    );
    for (const [, text] of scripts) expect(text).not.toMatch(STORED_SECRET);
    for (const [, text] of scripts) expect(text).not.toMatch(/endpoint|simulat/i);
  },
);
