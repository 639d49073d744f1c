import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import neo4j, { type ManagedTransaction } from 'neo4j-driver';
import { guardQuery } from '../cypher/guard-query.js';
import { CadastreError } from '../errors.js';
import { compileStatement } from '../statement/compile.js';
import { compileEdgeLookup, compileList, compileNodeLookup } from '../statement/compile-list.js';
import type { GraphStore, QueryResult } from '../store/graph-store.js';
import { writeResult } from '../store/write-result.js';
import { type Neo4jOptions, secureUri } from './connection.js';
import { decodeRecord, decodeValue } from './decode.js';
import { encodeNodes, encodeParameters, encodeRows } from './encode.js';
import { ensureSchema } from './ensure-schema.js';
import { fenced, type InTransaction, openLease } from './lease.js';
import { listConstraints } from './list-constraints.js';
import { isOutOfMemory, neo4jError } from './neo4j-error.js';

/** Runs one statement. */
export type RunCypher = (
  cypher: string,
  parameters?: Record<string, unknown>,
) => Promise<readonly Record<string, unknown>[]>;

const PAGE = 1_000;
const BACKOFF = new ExponentialBackoff({ initialDelay: 50, maxDelay: 2_000 });
/** The server ends a transaction that takes longer: that of a process which is frozen would keep its locks for ever. */
const TRANSACTION_MS = 60_000;
/** How long the driver repeats a transaction after deadlocks and lost connections: a server that is restarted is back by then. */
const RETRY_MS = 60_000;
/** Everything in one answer: a statement whose rows have to be fetched in several goes would keep its locks in between. */
const ALL = -1;

/**
 * Opens a graph in a Neo4j server, 5 LTS or a current calendar release.
 *
 * @throws CadastreError `CONFIG_INVALID` for a URI that cannot be used, `STORE_UNAVAILABLE` when nothing answers there, `STORE_AUTH` when the password is wrong.
 *
 * @example
 * ```ts
 * import { openNeo4jStore } from '@cadastre/core';
 *
 * const store = await openNeo4jStore({ uri: 'neo4j://localhost:7687', username: 'neo4j', password: process.env.NEO4J_PASSWORD ?? '' });
 * await store.close();
 * ```
 */
export async function openNeo4jStore(options: Neo4jOptions): Promise<GraphStore> {
  const uri = secureUri(options);
  const driver = neo4j.driver(uri, neo4j.auth.basic(options.username, options.password), {
    useBigInt: true,
    maxTransactionRetryTime: RETRY_MS,
  });
  const database = options.database === undefined ? {} : { database: options.database };
  try {
    await driver.verifyConnectivity(database);
  } catch (error) {
    await driver.close();
    throw neo4jError(error, uri);
  }

  let closed = false;
  const checkOpen = (): void => {
    if (closed)
      throw new CadastreError({ code: 'STORE_CLOSED', message: `The graph at ${uri} is closed already.`, source: uri });
  };

  const inTransaction: InTransaction = async (work) => {
    checkOpen();
    const session = driver.session(database);
    try {
      return await session.executeWrite((transaction) => work(cypherOf(transaction, uri)), {
        timeout: TRANSACTION_MS,
      });
    } catch (error) {
      throw neo4jError(error, uri);
    } finally {
      await session.close();
    }
  };
  /**
   * The server begins and commits by itself: no lock waits for this process, which may be frozen or far away. Repeated as the driver would repeat
   * a transaction; every statement of the engine may be.
   */
  const run: RunCypher = (cypher, parameters) => {
    checkOpen();
    const until = performance.now() + RETRY_MS;
    const mayRetry = (error: Error): boolean =>
      neo4j.isRetryableError(error) && !isOutOfMemory(error) && performance.now() < until;
    const again = retry(handleWhen(mayRetry), { maxAttempts: Number.POSITIVE_INFINITY, backoff: BACKOFF });
    return again
      .execute(async () => {
        const session = driver.session({ ...database, fetchSize: ALL });
        try {
          const { records } = await session.run(cypher, parameters, { timeout: TRANSACTION_MS });
          return records.map((record) => record.toObject());
        } finally {
          await session.close();
        }
      })
      .catch((error: unknown) => {
        throw neo4jError(error, uri);
      });
  };
  const runFenced = fenced(run);

  /** Fetches rows as they are asked for, since there may be more than memory holds. */
  async function* stream(cypher: string, parameters: Record<string, unknown>): AsyncGenerator<Record<string, unknown>> {
    checkOpen();
    const session = driver.session({ ...database, defaultAccessMode: neo4j.session.READ });
    try {
      for await (const record of session.run(cypher, parameters)) yield record.toObject();
    } catch (error) {
      throw neo4jError(error, uri);
    } finally {
      await session.close();
    }
  }

  return {
    name: 'neo4j',
    ensureSchema: (labels) => ensureSchema(driver, database, run, uri, labels),
    constraints: () => listConstraints(run),
    write: async (batch) => {
      const rows = encodeRows(batch);
      if (rows.length === 0) return writeResult(batch, []);
      const result = await runFenced(batch.fence, compileStatement(batch.statement), {
        rows,
        run: BigInt(batch.run),
        partition: batch.partition,
      });
      return writeResult(batch, result);
    },
    delete: async ({ statement, run: number, before, partitions, limit, fence }) => {
      const parameters = { run: BigInt(number), before: BigInt(before), partitions, limit: BigInt(limit) };
      return (await runFenced(fence, compileStatement(statement), parameters)).map(({ id }) => String(id));
    },
    deleteUnowned: async (label, ids, fence) => {
      const parameters = { ids: [...new Set(ids)].sort() };
      return (await runFenced(fence, compileStatement({ kind: 'delete-unowned', label }), parameters)).length;
    },
    count: async (statement, partitions, before) => {
      const [row] = await run(compileStatement(statement), { partitions, before: BigInt(before) });
      return { total: Number(row?.total ?? 0), stale: Number(row?.stale ?? 0) };
    },
    lookup: async (statement, ids, partition) =>
      (await run(compileStatement(statement), { ids, partition })).map((row) => decodeRecord(row) as never),
    async *held(statement, partitions) {
      for await (const row of stream(compileStatement(statement), { partitions })) yield decodeRecord(row) as never;
    },
    nodes: async (label, ids) =>
      (await run(compileNodeLookup(label), { ids })).map((row) => decodeRecord(row) as never),
    edges: async (statement, rows) => {
      const encoded = encodeRows({ statement, rows, run: 0, partition: '' });
      if (encoded.length === 0) return [];
      const found = (await run(compileEdgeLookup(statement), { rows: encoded })).map(
        (row) => decodeRecord(row) as never,
      );
      return found.map(({ index, source, target, properties }) => ({ index, from: source, to: target, properties }));
    },
    async *list(statement, { run: number, before = number, partitions = [], rows = [] }) {
      const parameters = {
        run: BigInt(number),
        before: BigInt(before),
        partitions,
        rows: encodeNodes(rows, new Set()),
      };
      for await (const row of stream(compileList(statement), parameters)) yield row as never;
    },
    async *read(statement, partition, number) {
      for (let after = ''; ; ) {
        const rows = await run(compileStatement(statement), {
          partition,
          run: BigInt(number),
          after,
          limit: BigInt(PAGE),
        });
        for (const { properties } of rows) yield decodeRecord(properties as Record<string, unknown>) as never;
        if (rows.length < PAGE) return;
        after = String(rows.at(-1)?.id);
      }
    },
    query: async <Row>(cypher: string, parameters = {}, { timeoutMs = 30_000, maxRows = 10_000 } = {}) => {
      checkOpen();
      await guardQuery(cypher, 'neo4j');
      const session = driver.session({ ...database, defaultAccessMode: neo4j.session.READ });
      try {
        return await session.executeRead(
          async (transaction): Promise<QueryResult<Row>> => {
            const result = transaction.run(cypher, encodeParameters(parameters));
            const columns = await result.keys();
            const rows: Row[] = [];
            for await (const record of result) {
              if (rows.length === maxRows) return { columns: columns.map(String), rows, truncated: true };
              rows.push(Object.fromEntries(record.keys.map((key) => [key, decodeValue(record.get(key))])) as Row);
            }
            return { columns: columns.map(String), rows, truncated: false };
          },
          { timeout: timeoutMs },
        );
      } catch (error) {
        throw neo4jError(error, uri, 'QUERY_FAILED');
      } finally {
        await session.close();
      }
    },
    openLease: (lease) => openLease(inTransaction, lease),
    flush: async () => {},
    close: async () => {
      closed = true;
      await driver.close();
    },
  };
}

function cypherOf(transaction: ManagedTransaction, uri: string): RunCypher {
  return async (cypher, parameters = {}) => {
    try {
      return (await transaction.run(cypher, parameters)).records.map((record) => record.toObject());
    } catch (error) {
      // The driver would repeat this one unchanged, which can only fail again.
      throw isOutOfMemory(error) ? neo4jError(error, uri) : error;
    }
  };
}
