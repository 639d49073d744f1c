import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { LIMITS } from './guard-tokens.js';
import type { SourceText } from './source.js';

/** Reads every `.yaml` and `.yml` below a folder, sorted by path. Folders whose names start with a dot, and node_modules, are left out. */
export async function readFolder(
  root: string,
  external = false,
): Promise<{ readonly files: SourceText[]; readonly diagnostics: Diagnostic[] }> {
  const paths = (await list(root)).sort();
  const diagnostics: Diagnostic[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const files: SourceText[] = [];
  for (const path of paths) {
    const report = (code: Diagnostic['code'], message: string, hint: string): void => {
      diagnostics.push({ code, file: path, line: 1, column: 1, message, hint });
    };
    try {
      // Looked at before reading, so that a huge file costs nothing.
      if ((await stat(path)).size > LIMITS.bytes) {
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

async function list(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries.map(async (entry) => {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return list(path);
      return /\.ya?ml$/.test(basename(path)) ? [path] : [];
    }),
  );
  return nested.flat();
}

function reason(error: unknown): string {
  if (error instanceof TypeError) return 'not UTF-8';
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
