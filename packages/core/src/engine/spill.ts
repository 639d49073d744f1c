import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { deserialize, serialize } from 'node:v8';
import pLimit from 'p-limit';

/** A list on disk that only grows, for what waits until the end of a run and may be larger than memory. */
export interface Spill<T> {
  readonly size: number;
  add(items: readonly T[]): Promise<void>;
  /** Reads back what was added, in lists of at most `count` items. */
  chunks(count: number): AsyncIterable<readonly T[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Opens an empty spill in a temporary folder that only its owner can read. */
export async function openSpill<T>(): Promise<Spill<T>> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-'));
  const path = join(folder, 'spill');
  const file = await open(path, 'a', 0o600);
  const oneAtATime = pLimit(1);
  let size = 0;
  return {
    get size() {
      return size;
    },
    add: (items) =>
      oneAtATime(async () => {
        if (items.length === 0) return;
        // v8's format keeps bigint and Date, which JSON does not.
        await file.appendFile(`${items.map((item) => serialize(item).toString('base64')).join('\n')}\n`);
        size += items.length;
      }),
    async *chunks(count) {
      let chunk: T[] = [];
      for await (const line of createInterface({
        input: createReadStream(path),
        crlfDelay: Number.POSITIVE_INFINITY,
      })) {
        chunk.push(deserialize(Buffer.from(line, 'base64')) as T);
        if (chunk.length === count) {
          yield chunk;
          chunk = [];
        }
      }
      if (chunk.length > 0) yield chunk;
    },
    async [Symbol.asyncDispose]() {
      await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
