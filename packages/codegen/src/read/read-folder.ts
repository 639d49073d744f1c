import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { LIMITS } from './guard-tokens.js';
import type { SourceText } from './source.js';

/** Reads every `.yaml` and `.yml` below a folder, sorted by path. Folders whose names start with a dot, and node_modules, are left out. */
export async function readFolder(
  root: string,
  external = false,
): Promise<{ readonly files: SourceText[]; readonly diagnostics: Diagnostic[] }> {
  const paths = (await list(root))?.sort();
  if (paths === undefined) {
    const message = `holds more than ${MOST_ENTRIES.toLocaleString('en')} files and folders`;
    const hint = 'name a folder that holds schemas alone';
    return { files: [], diagnostics: [{ code: 'E015', file: root, line: 1, column: 1, message, hint }] };
  }
  const diagnostics: Diagnostic[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const files: SourceText[] = [];
  for (const path of paths) {
    const report = (code: Diagnostic['code'], message: string, hint: string): void => {
      diagnostics.push({ code, file: path, line: 1, column: 1, message, hint });
    };
    try {
      // Looked at before reading, so that a huge file costs nothing.
      const stats = await stat(path);
      // A pipe or a device may never end.
      if (!stats.isFile()) {
        report('E015', 'is not a file', 'remove it');
        continue;
      }
      if (stats.size > LIMITS.bytes) {
        report('E001', 'larger than 256 kB', 'split the file: one node or link each');
        continue;
      }
      const text = decoder.decode(await readFile(path));
      files.push({ path, file: relative(root, path).split(sep).join('/'), text, external });
    } catch (error) {
      report('E015', `cannot be read: ${reason(error)}`, 'save it as UTF-8, readable by you');
    }
  }
  return { files, diagnostics };
}

/** The schemas below a folder; undefined when there is so much else that it must be the wrong one, such as the whole disk. */
async function list(root: string): Promise<string[] | undefined> {
  const paths: string[] = [];
  const folders = [root];
  let seen = 0;
  for (const folder of folders) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      seen += 1;
      if (seen > MOST_ENTRIES) return undefined;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (/\.ya?ml$/.test(entry.name)) paths.push(path);
    }
  }
  return paths;
}

const MOST_ENTRIES = 10_000;

function reason(error: unknown): string {
  if (error instanceof TypeError) return 'not UTF-8';
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
