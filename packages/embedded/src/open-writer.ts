import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { compileStatement, type GraphStore, guardQuery } from '@cadastre/core';
import grafeo, { type GrafeoDB } from '@grafeo-db/js';
import pLimit from 'p-limit';
import { ask } from './ask.js';
import { closedError, storeError } from './engine-error.js';
import { ensureSchema } from './ensure-schema.js';
import { createLeases } from './leases.js';
import { createQueryProcess } from './query-process.js';
import { storeReads } from './reads.js';
import type { RunCypher } from './run-cypher.js';
import { createSnapshots } from './snapshot.js';
import { writeBatch } from './write-batch.js';

/** Automatic checkpoints are off by default; this much of a log is read again within seconds after a crash. */
const CHECKPOINT_BYTES = 64 * 1024 * 1024;

/** Opens the graph for reading and writing. This process owns the file until it is closed. */
export async function openWriter(path: string): Promise<GraphStore> {
  const database = openDatabase(path);
  const queries = createQueryProcess();
  // Concurrent MERGEs would duplicate nodes and relationships: one writer at a time.
  const writers = pLimit(1);
  const readers = pLimit(1);
  const ensured = new Set<string>();
  let closing = false;
  let closed = false;

  const run: RunCypher = async (cypher, parameters = {}) => {
    if (closed) throw closedError(path);
    try {
      return await database.executeCypher(cypher, parameters);
    } catch (error) {
      throw storeError(error, path);
    }
  };
  const synchronously = (work: () => void): void => {
    if (closed) throw closedError(path);
    try {
      work();
    } catch (error) {
      throw storeError(error, path);
    }
  };
  const snapshots = await createSnapshots(resolve(path), (target) =>
    writers(async () => synchronously(() => database.save(target))),
  );
  const exclusively = <Result>(work: (run: RunCypher) => Promise<Result>): Promise<Result> =>
    writers(async () => {
      snapshots.invalidate();
      return work(run);
    });

  const leases = createLeases(exclusively);

  return {
    name: 'embedded',
    ensureSchema: (labels) => exclusively(() => ensureSchema(run, labels, ensured)),
    write: (batch) =>
      exclusively(() => {
        leases.check(batch.fence);
        return writeBatch(run, batch);
      }),
    delete: ({ statement, run: number, before, partitions, limit, fence }) =>
      exclusively(async () => {
        leases.check(fence);
        const parameters = {
          run: number,
          before,
          partitions: partitions.map((partition) => ({ ...partition })),
          limit,
        };
        const rows = await run(compileStatement(statement), parameters);
        return Array.from({ length: rows.length }, (_, index) => rows.get(index).id as string);
      }),
    deleteUnowned: (label, ids, fence) =>
      exclusively(async () => {
        leases.check(fence);
        const cypher = compileStatement({ kind: 'delete-unowned', label });
        return (await run(cypher, { ids: [...new Set(ids)] })).length;
      }),
    ...storeReads(run),
    query: async <Row>(cypher: string, parameters = {}, options = {}) => {
      if (closing) throw closedError(path);
      await guardQuery(cypher, 'embedded');
      return readers(async () => {
        if (closing) throw closedError(path);
        try {
          await queries.open(await snapshots.current());
          await snapshots.dropOld();
        } catch (error) {
          throw storeError(error, path);
        }
        const result = await ask(queries, cypher, parameters, options);
        return { ...result, rows: result.rows as readonly Row[] };
      });
    },
    openLease: leases.open,
    flush: () => writers(async () => synchronously(() => database.walCheckpoint())),
    close: async () => {
      if (closed) return;
      closing = true;
      await queries.close();
      // Before the last checkpoint, which may need the space that they take.
      await snapshots.dropAll();
      await writers(async () => {
        if (!closed) synchronously(() => database.close());
        closed = true;
      });
    },
  };
}

function openDatabase(path: string): GrafeoDB {
  try {
    mkdirSync(dirname(resolve(path)), { recursive: true, mode: 0o700 });
    const database = grafeo.GrafeoDB.create(resolve(path));
    chmodSync(path, 0o600);
    // The engine makes new files in here as it goes on; nobody else gets in.
    chmodSync(`${path}.wal`, 0o700);
    database.setCheckpointTriggers({ walBytes: CHECKPOINT_BYTES });
    return database;
  } catch (error) {
    throw storeError(error, path);
  }
}
