import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openEmbeddedStore } from './index.js';
import { temporaryPath } from './testing/temporary-path.js';

const SIZE = 500;

/** Loads in another process, kills it after some batches, and gives the number of the last acknowledged batch. */
async function loadAndKill(path: string, batches: number): Promise<number> {
  const script = fileURLToPath(new URL('./testing/crash-worker.mjs', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, path, String(SIZE)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = -1;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    // While the next batch is on its way.
    if (last === batches) setTimeout(() => child.kill('SIGKILL'), 3);
  }
  return last;
}

describe('a crash', () => {
  it.each([3, 8, 14])('loses no acknowledged batch and leaves no half one (killed after %i)', async (batches) => {
    const path = temporaryPath();
    const last = await loadAndKill(path, batches);
    expect(last).toBeGreaterThanOrEqual(batches);
    const store = await openEmbeddedStore(path);
    const { rows } = await store.query<{ batch: number; count: number }>(
      'MATCH (n:Item) RETURN n.batch AS batch, count(*) AS count ORDER BY batch',
    );
    await store.close();
    expect(rows.length).toBeGreaterThan(last);
    expect(rows.map(({ batch }) => batch)).toEqual(rows.map((_, index) => index));
    expect(rows.every(({ count }) => count === SIZE)).toBe(true);
  });
});
