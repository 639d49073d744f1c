import { CadastreError } from '@cadastre/core';
import type { Io } from './io.js';
import { MOST_BYTES, readBounded } from './read-bounded.js';

const NOT_JSON = 'Give one JSON value, or one in each line.';

/**
 * Reads events: one JSON value, a list of them, or one in each line. `-` is standard input.
 *
 * @throws CadastreError `USAGE` when the file cannot be read, `EVENT_INVALID` when it is too large or no JSON.
 */
export async function readEvents(io: Io, file: string): Promise<readonly unknown[]> {
  const bytes = await readBounded(io, file, {
    hint: 'Write --event=FILE, or --event=- for standard input.',
    tooLarge: () => invalid(file, `is larger than ${MOST_BYTES / 1024 / 1024} MiB`, 'Give it in parts.'),
  });
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
