import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runChecks } from './check/run-checks.js';
import { type Diagnostic, sortDiagnostics } from './diagnostic/diagnostic.js';
import { type ValidFile, validateFile } from './file/validate.js';
import { buildModel } from './model/build-model.js';
import type { Model } from './model/model.js';
import { createReport } from './model/report.js';
import { parseYaml } from './read/parse-yaml.js';
import { readFolder } from './read/read-folder.js';
import type { SourceText } from './read/source.js';

/** What a compilation gives: the model, and every mistake that was found. Generate only where there is none. */
export interface Compilation {
  readonly model: Model;
  /** Sorted by file and line. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads and compiles every schema below a folder.
 *
 * @param root The schema folder, for example `schemas`.
 * @throws When the folder itself cannot be read. Mistakes in schemas are returned, not thrown.
 * @example
 * ```ts
 * import { compileSchemas, formatDiagnostic, generate } from '@cadastre/codegen';
 *
 * const { model, diagnostics } = await compileSchemas('schemas');
 * if (diagnostics.length > 0) console.error(diagnostics.map(formatDiagnostic).join('\n'));
 * else console.log(generate(model).map((file) => file.path));
 * ```
 */
export async function compileSchemas(root: string): Promise<Compilation> {
  const own = await readFolder(root);
  const used = await readUsed(own.files);
  const compilation = await compileFiles([...own.files, ...used.files], root);
  const diagnostics = sortDiagnostics([...own.diagnostics, ...used.diagnostics, ...compilation.diagnostics]);
  return { model: compilation.model, diagnostics };
}

/** Compiles files that have been read. Its result depends on its input alone; it waits only for the parser of Cypher. */
export async function compileFiles(files: readonly SourceText[], root: string): Promise<Compilation> {
  const report = createReport();
  const valid: ValidFile[] = [];
  const unsound = new Set<string>();
  for (const input of files) {
    const { source, diagnostics } = parseYaml(input);
    for (const diagnostic of diagnostics) report.diagnostics.push(diagnostic);
    // What such a file wanted to declare cannot be known for sure; its first line is the best guess.
    if (source === undefined) {
      const guess = /^(?:node|label|link|name): *["']?([A-Za-z0-9]+)/m.exec(input.text.slice(0, 4096))?.[1];
      if (guess !== undefined) unsound.add(guess);
      continue;
    }
    const { file, name, findings } = validateFile(source);
    for (const { place, part, ...finding } of findings) {
      const { hint, ...rest } = finding;
      report.diagnostics.push({
        ...rest,
        file: input.path,
        ...source.at(place, part),
        ...(hint === undefined ? {} : { hint }),
      });
    }
    if (file !== undefined) valid.push(file);
    else if (name !== undefined) unsound.add(name);
  }
  const built = buildModel(valid, root, report);
  await runChecks(built, unsound, report);
  return { model: built.model, diagnostics: sortDiagnostics(report.diagnostics) };
}

async function readUsed(
  files: readonly SourceText[],
): Promise<{ readonly files: SourceText[]; readonly diagnostics: Diagnostic[] }> {
  const folders = new Map<string, Diagnostic>();
  for (const input of files.filter(({ text }) => /^uses:/m.test(text))) {
    const { source } = parseYaml(input);
    const file = source === undefined ? undefined : validateFile(source).file;
    if (file?.kind !== 'provider') continue;
    for (const [index, folder] of (file.data.uses ?? []).entries()) {
      const message = `the folder "${folder}" cannot be read`;
      const hint = 'name a folder of schemas, relative to this file';
      const position = file.source.at(['uses', index]);
      folders.set(join(dirname(input.path), folder), { code: 'E045', file: input.path, ...position, message, hint });
    }
  }
  const read = await Promise.all(
    [...folders].map(async ([folder, unreadable]) => {
      const exists = await readdir(folder).then(
        () => true,
        () => false,
      );
      return exists ? readFolder(folder, true) : { files: [], diagnostics: [unreadable] };
    }),
  );
  return { files: read.flatMap((each) => each.files), diagnostics: read.flatMap((each) => each.diagnostics) };
}
