import { type JsonObject, recordsOf } from '@cadastre/codegen';
import { CadastreError } from '@cadastre/core';
import type { Io } from './io.js';
import { MOST_BYTES, readBounded } from './read-bounded.js';

/** The records of one file. */
export interface Samples {
  readonly file: string;
  /** Names on the way to them. */
  readonly within: readonly string[];
  readonly records: readonly JsonObject[];
}

/**
 * Reads sample answers: a list of records, one record, or an object with one list in it.
 *
 * @throws CadastreError `USAGE` when the file cannot be read, `SAMPLE_INVALID` when there are no records in it.
 */
export async function readSamples(io: Io, file: string): Promise<Samples> {
  const bytes = await readBounded(io, file, {
    hint: 'Name a file of JSON, or - for standard input.',
    tooLarge: () =>
      invalid(file, `is larger than ${MOST_BYTES / 1024 / 1024} MiB`, 'A few hundred records are enough.'),
  });
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    // What the parser says has a part of the text in it, which may be a secret.
    throw invalid(
      file,
      'is no JSON',
      'Give one JSON value: a list of records, a record, or an answer with one list in it.',
    );
  }
  const found = recordsOf(answer);
  if (typeof found === 'string') {
    throw invalid(
      file,
      `${found}: there are no records in it`,
      'Give a list of records, a record, or an answer with one list in it.',
    );
  }
  return { file, ...found };
}

function invalid(file: string, what: string, hint: string): CadastreError {
  return new CadastreError({ code: 'SAMPLE_INVALID', message: `${file} ${what}`, hint });
}
