import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CadastreError } from '@cadastre/core';

/** Files to write, by their paths relative to the folder of the command. */
export type NewFiles = ReadonlyMap<string, string>;

/**
 * Writes all of them, or, where one is there already, none.
 *
 * @throws CadastreError `FILE_EXISTS`.
 */
export async function writeFiles(cwd: string, files: NewFiles): Promise<void> {
  for (const path of files.keys()) {
    if (await exists(resolve(cwd, path))) throw alreadyThere(path);
  }
  for (const [path, text] of files) {
    await mkdir(dirname(resolve(cwd, path)), { recursive: true });
    // Somebody may have written it meanwhile.
    await writeFile(resolve(cwd, path), text, { flag: 'wx' }).catch((cause: unknown) => {
      throw cause instanceof Error && 'code' in cause && cause.code === 'EEXIST' ? alreadyThere(path) : cause;
    });
  }
}

/** The refusal to write what there is: a path, or the name of something and its file. */
export function alreadyThere(what: string): CadastreError {
  return new CadastreError({
    code: 'FILE_EXISTS',
    message: `there is ${what} already`,
    hint: 'Choose another name, or delete it first. Nothing is overwritten.',
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
