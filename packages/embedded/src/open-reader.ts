import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CadastreError, type GraphStore, guardQuery } from '@cadastre/core';
import pLimit from 'p-limit';
import { ask } from './ask.js';
import { closedError, readOnlyError, storeError } from './engine-error.js';
import { createQueryProcess } from './query-process.js';
import { storeReads } from './reads.js';
import type { RunCypher } from './run-cypher.js';

/** Opens the graph for reading: the file is opened by the process that runs the queries, not by this one. */
export async function openReader(path: string): Promise<GraphStore> {
  const file = resolve(path);
  await access(file).catch((cause) => {
    const message = `There is no graph at ${path}.`;
    throw new CadastreError({ code: 'STORE_FAILED', message, hint: 'Run a sync first, or correct the path.', cause });
  });
  const queries = createQueryProcess();
  const queue = pLimit(1);
  let closed = false;

  const withGraph = <Result>(work: () => Promise<Result>): Promise<Result> =>
    queue(async () => {
      if (closed) throw closedError(path);
      try {
        await queries.open(file);
      } catch (error) {
        throw storeError(error, path);
      }
      return work();
    });
  const run: RunCypher = async (cypher, parameters = {}) => {
    const query = { cypher, parameters, maxRows: Number.POSITIVE_INFINITY };
    try {
      const { rows } = await withGraph(() => queries.run(query));
      return { length: rows.length, get: (index) => rows[index] ?? {} };
    } catch (error) {
      throw storeError(error, path);
    }
  };
  const refuse = async () => {
    throw closed ? closedError(path) : readOnlyError(path);
  };

  try {
    await withGraph(async () => undefined);
  } catch (error) {
    await queries.close();
    throw error;
  }
  return {
    name: 'embedded',
    ensureSchema: refuse,
    write: refuse,
    delete: refuse,
    deleteUnowned: refuse,
    openLease: refuse,
    flush: refuse,
    ...storeReads(run),
    query: async <Row>(cypher: string, parameters = {}, options = {}) => {
      if (closed) throw closedError(path);
      await guardQuery(cypher, 'embedded');
      const result = await withGraph(() => ask(queries, cypher, parameters, options));
      return { ...result, rows: result.rows as readonly Row[] };
    },
    close: async () => {
      closed = true;
      await queries.close();
    },
  };
}
