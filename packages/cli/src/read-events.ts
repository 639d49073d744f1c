import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { CadastreError } from '@cadastre/core';
import { usageError } from './arguments.js';
import type { Io } from './io.js';

/** Bytes of a file of events. Providers write a few megabytes into one. */
const MOST_BYTES = 32 * 1024 * 1024;

const NOT_JSON = 'Give one JSON value, or one in each line.';

/**
 * Reads events: one JSON value, a list of them, or one in each line. `-` is standard input.
 *
 * @throws CadastreError `USAGE` when the file cannot be read, `EVENT_INVALID` when it is too large or no JSON.
 */
export async function readEvents(io: Io, file: string): Promise<readonly unknown[]> {
  const bytes = await readBounded(io, file);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    throw invalid(file, 'is compressed', `Give it unpacked: gunzip -c ${file} | cadastre refresh --event -`);
  }
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  if (text === '') return [];
  const whole = tryParse(text);
  if (whole !== undefined) return Array.isArray(whole.value) ? whole.value : [whole.value];
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = tryParse(line);
    if (parsed === undefined) throw invalid(file, `is no JSON in line ${index + 1}`, NOT_JSON);
    return [parsed.value];
  });
}

async function readBounded({ cwd, stdin }: Io, file: string): Promise<Buffer> {
  const stream = file === '-' ? stdin : createReadStream(resolve(cwd, file));
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      // Leaving the loop closes the stream: no more of it is read.
      if (size > MOST_BYTES) throw invalid(file, `is larger than ${MOST_BYTES / 1024 / 1024} MiB`, 'Give it in parts.');
      chunks.push(bytes);
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const why = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'it may not be read' }[code];
    throw why === undefined
      ? cause
      : usageError(`cannot read ${file}: ${why}`, 'Write --event=FILE, or --event=- for standard input.');
  }
  return Buffer.concat(chunks);
}

/** What the parser says of a mistake has a part of the text in it, which is somebody else's. */
function tryParse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function invalid(file: string, what: string, hint: string): CadastreError {
  return new CadastreError({ code: 'EVENT_INVALID', message: `${file} ${what}`, hint });
}
