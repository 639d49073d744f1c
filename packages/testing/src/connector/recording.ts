import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Exchange } from '../exchange.js';
import { readCassette } from '../read/cassette.js';
import { readHar } from '../read/har.js';
import type { SourcePart } from './narrow-source.js';

/** Answers that were recorded together, and what reads them. */
export interface Recording extends SourcePart {
  readonly exchanges: readonly Exchange[];
}

/** A recording in a file. */
export interface RecordingFile {
  readonly name: string;
  readonly path: string;
}

/** What is expected of a recording stands beside it. */
const ROWS = '.rows.json';

/** The recordings of a folder, by name. */
export function recordingFiles(folder: string | URL): readonly RecordingFile[] {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  return readdirSync(path)
    .filter((name) => /\.(?:json|har|ya?ml)$/.test(name) && !name.endsWith(ROWS))
    .sort()
    .map((name) => ({ name, path: join(path, name) }));
}

/** Where the rows of a recording are expected. */
export function rowsFile({ path }: RecordingFile): string {
  return path.replace(/\.\w+$/, ROWS);
}

/** Reads a recording as `cadastre record` writes it, a HAR file, or a VCR cassette. */
export function readRecording({ path }: RecordingFile): Recording {
  const text = readFileSync(path, 'utf8');
  if (!path.endsWith('.json')) return { exchanges: path.endsWith('.har') ? readHar(text) : readCassette(text) };
  const content = JSON.parse(text) as Partial<Recording> & { readonly log?: unknown; readonly interactions?: unknown };
  if (content.exchanges !== undefined) return { ...content, exchanges: content.exchanges };
  if (content.log !== undefined) return { exchanges: readHar(text) };
  if (content.interactions !== undefined) return { exchanges: readCassette(text) };
  throw new TypeError(`${basename(path)} is no recording: it has no \`exchanges\`, no \`log\` and no \`interactions\``);
}
