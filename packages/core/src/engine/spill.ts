import { createReadStream } from 'node:fs';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { deserialize, serialize } from 'node:v8';
import pLimit from 'p-limit';

/** A list that only grows, for what waits until the end of a run: past a thousand items it goes to disk. */
export interface Spill<T> {
  add(items: readonly T[]): Promise<void>;
  /** Reads back what was added, in order, in lists of at most `count` items. Nothing may be added meanwhile. */
  chunks(count: number): AsyncIterable<readonly T[]>;
}

/** Where the spills of one run live. */
export interface SpillFolder {
  open<T>(): Spill<T>;
  /** Removes all of them. */
  [Symbol.asyncDispose](): Promise<void>;
}

const IN_MEMORY = 1_000;

/** Makes a temporary folder for spills, which only its owner can read. */
export async function openSpillFolder(): Promise<SpillFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-'));
  let opened = 0;
  return {
    open: <T>() => {
      opened += 1;
      return spill<T>(join(folder, String(opened)));
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Opens its file only to append or to read, since a run has more of them than a process may have open files. */
function spill<T>(path: string): Spill<T> {
  const oneAtATime = pLimit(1);
  let waiting: T[] = [];
  let onDisk = false;
  return {
    add: (items) =>
      oneAtATime(async () => {
        for (const item of items) waiting.push(item);
        if (waiting.length < IN_MEMORY) return;
        // v8's format keeps bigint and Date, which JSON does not.
        await appendFile(path, waiting.map((item) => `${serialize(item).toString('base64')}\n`).join(''), {
          mode: 0o600,
        });
        onDisk = true;
        waiting = [];
      }),
    async *chunks(count) {
      let chunk: T[] = [];
      for await (const item of onDisk ? concat(readItems<T>(path), waiting) : waiting) {
        chunk.push(item);
        if (chunk.length === count) {
          yield chunk;
          chunk = [];
        }
      }
      if (chunk.length > 0) yield chunk;
    },
  };
}

async function* readItems<T>(path: string): AsyncGenerator<T> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) yield deserialize(Buffer.from(line, 'base64')) as T;
}

async function* concat<T>(first: AsyncIterable<T>, second: Iterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* second;
}
