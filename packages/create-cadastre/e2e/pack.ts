import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './run-command.js';

/** Packs every package as npm would publish it: the path of its tarball by its name. */
export async function packAll(root: string, folder: string): Promise<ReadonlyMap<string, string>> {
  await mkdir(folder);
  const words = [
    'npx',
    '-y',
    'pnpm@10',
    '-r',
    '--filter',
    './packages/*',
    'pack',
    '--pack-destination',
    folder,
  ] as const;
  await runCommand(root, [...words], process.env);
  return new Map((await readdir(folder)).map((file) => [packageName(file), join(folder, file)]));
}

/** `cadastre-core-0.1.0.tgz` is that of `@cadastre/core`. */
function packageName(file: string): string {
  const name = file.replace(/-\d.*$/, '');
  return name.replace(/^cadastre-/, '@cadastre/');
}
