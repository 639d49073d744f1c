import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import type { Block, Mistake } from './block.js';

/** A TypeScript block and the file that it was written to. */
export interface Written {
  readonly block: Block;
  readonly file: string;
}

/** Compiles blocks as a reader would who copies them into a program of their own, all in one go. */
export async function compileTypescript(root: string, written: readonly Written[]): Promise<Mistake[]> {
  for (const { file } of written) {
    const text = await readFile(file, 'utf8');
    // Else two pages' snippets would share their names.
    if (!/^(?:import|export)\b/m.test(text)) await writeFile(file, `${text}export {};\n`);
  }
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      paths: await packagePaths(root),
      allowImportingTsExtensions: true,
      typeRoots: [join(root, 'node_modules/@types')],
    },
    root,
  );
  const program = ts.createProgram(
    written.map(({ file }) => file),
    options,
  );
  return written.flatMap(({ block: { page, line }, file }) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map((diagnostic) => {
      const start = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
      return { page, line: line + start + 1, text: ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ') };
    }),
  );
}

/** Where the source of each package is, by the name that it is imported by. */
async function packagePaths(root: string): Promise<Record<string, string[]>> {
  const folders = await readdir(join(root, 'packages'));
  const entries = folders.map(async (folder) => {
    const path = join(root, 'packages', folder);
    const { name, exports } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as {
      name: string;
      exports: Record<string, string>;
    };
    return Object.entries(exports).map(([subpath, source]) => [join(name, subpath), [join(path, source)]]);
  });
  return Object.fromEntries((await Promise.all(entries)).flat());
}
