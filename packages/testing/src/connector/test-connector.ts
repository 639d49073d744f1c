import { expect, test } from 'vitest';
import { type Explanation, sweepEstate } from '../fault-sweep/index.js';
import { sweepListing } from '../fault-sweep/sweep-listing.js';
import { type EstateOptions, openEstate } from './open-estate.js';
import { type ReadRows, readRows } from './read-rows.js';
import { type RecordingFile, readRecording, recordingFiles, rowsFile } from './recording.js';

/** What a connector is tested with. */
export interface ConnectorTest extends EstateOptions {
  /** The folder of the recordings: `new URL('./recordings/', import.meta.url)`. */
  readonly recordings: string | URL;
  /** Declared calls that no recording makes, as `Fetch GET /path`. */
  readonly notCovered?: readonly string[];
  /** False to leave out the faults, which take a while; names of fetches to try them at no others. */
  readonly faults?: false | readonly string[];
}

/** Calls of one operation up to which faults are tried at each. */
const LISTS = 8;
/** A sweep takes as long as there are calls. */
const TIMEOUT = { timeout: 600_000 };

/**
 * Registers the tests of a connector that reads through core's `httpClient`. Each recording of the folder is replayed to the real connector:
 *
 * - its rows, and how each partition ended, are those in the `.rows.json` file beside it (`vitest -u` writes it);
 * - nothing is asked that was not recorded, and every call that a fetch declares is made by some recording, and no other;
 * - whatever goes wrong at any call, nothing is deleted that was not read, the run says so, and the next good run ends in the same graph.
 *
 * @example
 * ```ts
 * import { defineSource, type Source } from '@cadastre/core';
 * import { testConnector } from '@cadastre/testing';
 *
 * declare function acme(options: { readonly url: string; readonly token: string }): Source;
 *
 * testConnector({
 *   source: (server) => acme({ url: server.url(), token: 'made-up' }),
 *   recordings: new URL('./recordings/', import.meta.url),
 * });
 * ```
 */
export function testConnector(options: ConnectorTest): void {
  const files = recordingFiles(options.recordings);
  const readings = new Map<RecordingFile, Promise<ReadRows>>();
  const readOnce = (file: RecordingFile): Promise<ReadRows> => {
    const reading = readings.get(file) ?? readFile(file, options);
    readings.set(file, reading);
    return reading;
  };

  test('there are recordings', () => {
    expect(files).not.toEqual([]);
  });

  for (const file of files) {
    test(`${file.name}: its answers become the rows beside it`, TIMEOUT, async () => {
      const { text, problems } = await readOnce(file);
      expect(problems).toEqual([]);
      await expect(text).toMatchFileSnapshot(rowsFile(file));
    });
  }

  test('every declared call is recorded, or said not to be', TIMEOUT, async () => {
    const made = new Set<string>();
    for (const file of files) for (const call of (await readOnce(file)).made) made.add(call);
    const missing = (await declaredCalls(options)).filter((call) => !made.has(call));
    expect(missing.sort(), 'declared calls that no recording makes').toEqual([...(options.notCovered ?? [])].sort());
  });

  const { faults, explained = [] } = options;
  if (faults === false) return;
  const unused: (readonly Explanation[])[] = [];
  for (const file of files) {
    test(`${file.name}: whatever goes wrong at any call, nothing is lost`, TIMEOUT, async () => {
      const recording = readRecording(file);
      const swept = await sweepEstate(await openEstate(recording, options), {
        identities: false,
        lists: LISTS,
        ...(faults === undefined ? {} : { fetches: faults }),
      });
      unused.push(swept.unused);
      const listed = await sweepListing(await openEstate(recording, options));
      const results = [...swept.results, ...listed];
      const problems = results.flatMap(({ fetch, call, where, fault, problem }) =>
        problem === undefined ? [] : [`${fetch}, ${call}, ${where}, ${fault}: ${problem}`],
      );
      expect(problems).toEqual([]);
      expect(results, 'no call to try faults at').not.toEqual([]);
    });
  }

  if (explained.length === 0) return;
  test('every explanation explains something', ({ skip }) => {
    skip(unused.length < files.length, 'not all recordings were swept');
    expect(explained.filter((each) => unused.every((list) => list.includes(each)))).toEqual([]);
  });
}

async function readFile(file: RecordingFile, options: ConnectorTest): Promise<ReadRows> {
  const estate = await openEstate(readRecording(file), options);
  try {
    return await readRows(estate);
  } finally {
    await estate.close();
  }
}

/** Of all fetches, also those that no recording names. */
async function declaredCalls(options: ConnectorTest): Promise<readonly string[]> {
  const [file] = recordingFiles(options.recordings);
  if (file === undefined) return [];
  const estate = await openEstate({ exchanges: readRecording(file).exchanges }, options);
  try {
    return estate.source().fetches.flatMap(({ name, calls }) => calls.map((call) => `${name} ${call}`));
  } finally {
    await estate.close();
  }
}
