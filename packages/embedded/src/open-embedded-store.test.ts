import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GraphStore } from '@cadastre/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type EmbeddedStoreOptions, openEmbeddedStore } from './index.js';
import { writeItems } from './testing/items.js';
import { temporaryPath } from './testing/temporary-path.js';

async function open(path: string, options?: EmbeddedStoreOptions): Promise<GraphStore> {
  const store = await openEmbeddedStore(path, options);
  onTestFinished(() => store.close());
  return store;
}

describe('openEmbeddedStore', () => {
  it('says which file another process has open, and lets it in when that process is gone', async () => {
    const path = temporaryPath();
    const script = fileURLToPath(new URL('./testing/crash-worker.mjs', import.meta.url));
    const other = spawn(process.execPath, ['--import', 'tsx', script, path, '1'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(other.stdout, 'data');
    for (const options of [{}, { readOnly: true }]) {
      const failing = openEmbeddedStore(path, options);
      await expect(failing).rejects.toMatchObject({
        code: 'STORE_LOCKED',
        message: expect.stringContaining(path),
        hint: expect.stringContaining('readOnly'),
      });
    }
    other.kill('SIGKILL');
    await once(other, 'exit');
    await open(path);
  });

  it('does not open a file twice in one process', async () => {
    const path = temporaryPath();
    await open(path);
    await expect(openEmbeddedStore(path)).rejects.toMatchObject({ code: 'STORE_LOCKED' });
  });

  it('lets several readers share a file, and none write', async () => {
    const path = temporaryPath();
    const writer = await openEmbeddedStore(path);
    await writeItems(writer, ['a', 'b']);
    await writer.close();
    const readers = [await open(path, { readOnly: true }), await open(path, { readOnly: true })];
    for (const reader of readers) {
      expect((await reader.query('MATCH (n:Item) RETURN count(*) AS count')).rows).toEqual([{ count: 2 }]);
      expect(await reader.count({ kind: 'count-partition', label: 'Item' }, ['p'], 2)).toEqual({ total: 2, stale: 0 });
      const ids = [];
      const statement = { kind: 'read-partition', label: 'Item', which: 'all' } as const;
      for await (const node of reader.read(statement, 'p', 1)) ids.push(node.id);
      expect(ids).toEqual(['a', 'b']);
      await expect(writeItems(reader, ['c'])).rejects.toMatchObject({ code: 'STORE_READ_ONLY' });
      await expect(reader.openLease({ holder: 'x', ttlMs: 1, now: 1 })).rejects.toMatchObject({
        code: 'STORE_READ_ONLY',
      });
    }
    await expect(openEmbeddedStore(path)).rejects.toMatchObject({ code: 'STORE_LOCKED' });
  });

  it('does not make a graph for a reader', async () => {
    const path = temporaryPath();
    await expect(openEmbeddedStore(path, { readOnly: true })).rejects.toMatchObject({ code: 'STORE_FAILED' });
    expect(existsSync(path)).toBe(false);
  });

  it('says that a file is no graph, or damaged', async () => {
    const foreign = temporaryPath();
    writeFileSync(foreign, 'not a graph '.repeat(1_000));
    await expect(openEmbeddedStore(foreign)).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
    await expect(openEmbeddedStore(foreign, { readOnly: true })).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
    const damaged = temporaryPath();
    await (await openEmbeddedStore(damaged)).close();
    truncateSync(damaged, Math.floor(statSync(damaged).size / 2));
    await expect(openEmbeddedStore(damaged)).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
  });

  it('keeps everything it writes from other users, also after a checkpoint and a query', async () => {
    const path = temporaryPath();
    const store = await open(path);
    await writeItems(store, ['a']);
    await store.flush();
    await writeItems(store, ['b']);
    await store.query('MATCH (n) RETURN count(*) AS count');
    const names = readdirSync(dirname(path)).sort();
    expect(names).toEqual(['graph.grafeo', 'graph.grafeo.query', 'graph.grafeo.wal']);
    const modes = names.map((name) => statSync(join(dirname(path), name)).mode & 0o077);
    expect(modes).toEqual([0, 0, 0]);
  });

  it('leaves nothing but the file behind, and clears what a crash left', async () => {
    const path = temporaryPath();
    const store = await openEmbeddedStore(path);
    await store.query('RETURN 1 AS one');
    await writeItems(store, ['a']);
    await store.query('RETURN 1 AS one');
    expect(readdirSync(`${path}.query`)).toEqual(['2.grafeo']);
    await store.close();
    expect(readdirSync(dirname(path))).toEqual(['graph.grafeo']);
  });

  it('refuses all work after it is closed', async () => {
    const store = await open(temporaryPath());
    await store.close();
    await expect(writeItems(store, ['a'])).rejects.toMatchObject({ code: 'STORE_CLOSED' });
    await expect(store.flush()).rejects.toMatchObject({ code: 'STORE_CLOSED' });
    await expect(store.query('RETURN 1 AS one')).rejects.toMatchObject({ code: 'STORE_CLOSED' });
  });

  it('ends a query that runs when it is closed', async () => {
    const store = await openEmbeddedStore(temporaryPath());
    await store.query('RETURN 1 AS one');
    const endless =
      'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS c';
    const running = expect(store.query(endless)).rejects.toMatchObject({ code: 'STORE_CLOSED' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await store.close();
    await running;
  });
});
