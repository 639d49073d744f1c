import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { CadastreError } from '@cadastre/core';
import { usageError } from './arguments.js';
import type { Io } from './io.js';

/** Bytes of a file that a command takes whole. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** What is said where a file cannot be taken. */
interface Refusals {
  /** What to write instead of a file that cannot be read. */
  readonly hint: string;
  tooLarge(): CadastreError;
}

/**
 * Reads a whole file, or standard input for `-`, of at most 32 MiB.
 *
 * @throws CadastreError `USAGE` when the file cannot be read, or what `tooLarge` gives.
 */
export async function readBounded({ cwd, stdin }: Io, file: string, { hint, tooLarge }: Refusals): Promise<Buffer> {
  const stream = file === '-' ? stdin : createReadStream(resolve(cwd, file));
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      // Leaving the loop closes the stream: no more of it is read.
      if (size > MOST_BYTES) throw tooLarge();
      chunks.push(bytes);
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const why = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'it may not be read' }[code];
    throw why === undefined ? cause : usageError(`cannot read ${file}: ${why}`, hint);
  }
  return Buffer.concat(chunks);
}
