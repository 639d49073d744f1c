import { mkdir, readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CadastreError, messageOf } from '@cadastre/core';

/**
 * Writes all files, or none: what was written before one could not be is taken away again.
 *
 * @throws CadastreError `FOLDER_NOT_EMPTY`, or `FOLDER_UNWRITABLE` when the file system refuses.
 */
export async function writeProject(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await refuseUnlessEmpty(folder);
  const written: string[] = [];
  const made: string[] = [];
  try {
    for (const [name, text] of files) {
      const path = join(folder, name);
      const first = await mkdir(dirname(path), { recursive: true });
      if (first !== undefined) made.push(...foldersFrom(first, dirname(path)));
      // Not over what somebody else has put there meanwhile.
      await writeFile(path, text, { flag: 'wx' });
      written.push(path);
    }
  } catch (cause) {
    await Promise.all(written.map((path) => rm(path, { force: true })));
    // Only empty ones go: another's file keeps its folder.
    for (const path of made.reverse()) await rmdir(path).catch(() => {});
    throw isCode(cause, 'EEXIST') ? notEmpty(folder, cause) : unwritable(folder, cause);
  }
}

async function refuseUnlessEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return [];
    throw isCode(error, 'ENOTDIR') ? notEmpty(folder, error) : unwritable(folder, error);
  });
  // A repository that was just made is as good as empty.
  if (names.some((name) => name !== '.git')) throw notEmpty(folder);
}

/** The folders from the first that was made down to the last. */
function foldersFrom(first: string, last: string): string[] {
  return last === first || dirname(last) === last ? [first] : [...foldersFrom(first, dirname(last)), last];
}

function notEmpty(folder: string, cause?: unknown): CadastreError {
  return new CadastreError({
    code: 'FOLDER_NOT_EMPTY',
    message: `there is something in ${folder} already`,
    hint: 'Name a new folder, or an empty one. Nothing was written.',
    cause,
  });
}

function unwritable(folder: string, cause: unknown): CadastreError {
  return new CadastreError({
    code: 'FOLDER_UNWRITABLE',
    message: `cannot write to ${folder}: ${messageOf(cause)}`,
    hint: 'Name a folder that you may write to. Nothing was left behind.',
    cause,
  });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
