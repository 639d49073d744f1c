import { relative, resolve } from 'node:path';
import { type Compilation, compileSchemas, formatDiagnostic } from '@cadastre/codegen';
import { CadastreError } from '@cadastre/core';
import { loadConfig } from './load-config.js';
import { count } from './output/count.js';
import { escapeText } from './output/escape.js';
import type { Shell } from './shell.js';

/** The option of every command that reads schemas. */
export const SCHEMAS_ARGUMENT = {
  schemas: {
    type: 'string',
    valueHint: 'FOLDER',
    description: 'The schema folder; what the configuration says, or schemas, unless told.',
  },
} as const;

/** The folder to read schemas from, as a path for node:fs that reads well in messages. */
export async function schemaFolder(shell: Shell, given: string | undefined): Promise<string> {
  const { cwd } = shell.io;
  const folder = given ?? (await configuredFolder(shell));
  return relative(process.cwd(), resolve(cwd, folder)) || '.';
}

/** A configuration may import what is only about to be generated: then it cannot be read yet, and the default stands. */
async function configuredFolder(shell: Shell): Promise<string> {
  try {
    return (await loadConfig(shell.io.cwd)).schemas;
  } catch (error) {
    const code = error instanceof CadastreError ? error.code : 'UNEXPECTED';
    if (code !== 'CONFIG_MISSING')
      shell.note(shell.err.dim('cadastre.config.ts cannot be read yet; reading the folder schemas'));
    return 'schemas';
  }
}

/**
 * Compiles a folder and prints every mistake.
 *
 * @returns The compilation, or undefined when there are mistakes.
 * @throws CadastreError `SCHEMAS_MISSING` when the folder cannot be read.
 */
export async function compileFolder(shell: Shell, folder: string): Promise<Compilation | undefined> {
  const compilation = await compileSchemas(folder).catch((cause: unknown) => {
    if (!(cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')))
      throw cause;
    throw new CadastreError({
      code: 'SCHEMAS_MISSING',
      message: `there is no folder ${folder}`,
      hint: 'Name your schema folder with --schemas, or as `schemas` in cadastre.config.ts.',
      cause,
    });
  });
  const { diagnostics } = compilation;
  if (diagnostics.length === 0) return compilation;
  for (const diagnostic of diagnostics) shell.note(escapeText(formatDiagnostic(diagnostic)));
  shell.note(shell.err.red(count(diagnostics.length, 'mistake')));
  return undefined;
}
