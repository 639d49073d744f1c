import { mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatDiagnostic } from '../diagnostic/diagnostic.js';
import { readFolder } from './read-folder.js';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cadastre-schemas-'));
});
afterEach(() => rm(root, { recursive: true }));

async function read(): Promise<{ readonly files: readonly string[]; readonly printed: readonly string[] }> {
  const { files, diagnostics } = await readFolder(root);
  const printed = diagnostics.map((each) => formatDiagnostic(each).replace(`${root}/`, '').replace(root, '.'));
  return { files: files.map(({ file }) => file), printed };
}

test('reads the schemas of all folders, in one order', async () => {
  await mkdir(join(root, 'b/c.yaml'), { recursive: true });
  await mkdir(join(root, '.git'));
  for (const file of ['b/c.yaml/y.yaml', 'b/x.yml', 'a.yaml', 'a.json', '.git/z.yaml'])
    await writeFile(join(root, file), 'node: X');
  expect(await read()).toEqual({ files: ['a.yaml', 'b/c.yaml/y.yaml', 'b/x.yml'], printed: [] });
});

test('a file of 10 MB, one that is no file and one that is no text are refused, and the rest is read', async () => {
  const large = await open(join(root, 'large.yaml'), 'w');
  await large.truncate(10 * 1024 * 1024);
  await large.close();
  await symlink('/dev/null', join(root, 'device.yaml'));
  await writeFile(join(root, 'binary.yaml'), Buffer.from([0xff, 0xfe]));
  await writeFile(join(root, 'sound.yaml'), 'node: X');
  expect(await read()).toEqual({
    files: ['sound.yaml'],
    printed: [
      'E015 binary.yaml:1:1: cannot be read: not UTF-8; save it as UTF-8, readable by you',
      'E015 device.yaml:1:1: is not a file; remove it',
      'E001 large.yaml:1:1: larger than 256 kB; split the file: one node or link each',
    ],
  });
});

test('a folder that can hardly be one of schemas is not read to its end', async () => {
  await writeFile(join(root, 'sound.yaml'), 'node: X');
  const names = Array.from({ length: 100 }, (_, at) => join(root, `${at}`));
  await Promise.all(names.map((name) => mkdir(name)));
  for (const name of names) await Promise.all(names.map((_, at) => mkdir(join(name, `${at}`))));
  expect(await read()).toEqual({
    files: [],
    printed: ['E015 .:1:1: holds more than 10,000 files and folders; name a folder that holds schemas alone'],
  });
});
