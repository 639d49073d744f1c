import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PAGE_HEADER_START } from './docs/markdown.js';
import { HEADER_START } from './emit/header.js';
import type { GeneratedFile } from './generate.js';

/** First characters of everything that codegen writes as TypeScript or Markdown. */
const MARKS = [HEADER_START, PAGE_HEADER_START];

/** How the files on disk differ from what would be generated. Paths, sorted. */
export interface Drift {
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  /** Generated once, and from nothing now. */
  readonly stale: readonly string[];
}

/**
 * Compares what would be generated with what is on disk.
 *
 * @example
 * ```ts
 * import { checkGenerated, compileSchemas, generate } from '@cadastre/codegen';
 *
 * const { model } = await compileSchemas('schemas');
 * const drift = await checkGenerated(generate(model));
 * if (drift.changed.length > 0) process.exitCode = 1;
 * ```
 */
export async function checkGenerated(files: readonly GeneratedFile[]): Promise<Drift> {
  const missing: string[] = [];
  const changed: string[] = [];
  for (const { path, content } of files) {
    const existing = await readText(path);
    if (existing === undefined) missing.push(path);
    else if (existing !== content) changed.push(path);
  }
  return { missing: missing.sort(), changed: changed.sort(), stale: await staleFiles(files) };
}

/**
 * Writes what differs, and deletes generated files that come from nothing any more. Files without codegen's header are never deleted.
 *
 * @returns What was done.
 * @throws When a file cannot be written.
 * @example
 * ```ts
 * import { compileSchemas, generate, writeGenerated } from '@cadastre/codegen';
 *
 * const { model, diagnostics } = await compileSchemas('schemas');
 * if (diagnostics.length === 0) await writeGenerated(generate(model));
 * ```
 */
export async function writeGenerated(files: readonly GeneratedFile[]): Promise<Drift> {
  const drift = await checkGenerated(files);
  const differing = new Set([...drift.missing, ...drift.changed]);
  for (const { path, content } of files) {
    if (!differing.has(path)) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  for (const path of drift.stale) await rm(path);
  return drift;
}

async function staleFiles(files: readonly GeneratedFile[]): Promise<string[]> {
  const wanted = new Set(files.map((file) => file.path));
  const stale: string[] = [];
  for (const folder of new Set(files.map((file) => dirname(file.path)))) {
    for (const entry of await readFolder(folder)) {
      const path = join(folder, entry);
      if (wanted.has(path) || !/\.(?:ts|md)$/.test(entry)) continue;
      const text = await readText(path);
      if (text !== undefined && MARKS.some((mark) => text.startsWith(mark))) stale.push(path);
    }
  }
  return stale.sort();
}

async function readFolder(folder: string): Promise<string[]> {
  return orUndefined(readdir(folder)).then((entries) => entries ?? []);
}

async function readText(path: string): Promise<string | undefined> {
  return orUndefined(readFile(path, 'utf8'));
}

/** What is not there is undefined; every other failure stays one. */
async function orUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
