import { CadastreError, messageOf, type QueryOptions, type QueryParameter, type QueryResult } from '@cadastre/core';
import { decodeRecord } from './decode-value.js';
import { encodeParameters } from './encode-parameters.js';
import { findTypedProperties } from './find-typed-properties.js';
import { guardPlan } from './plan-guard.js';
import type { QueryProcess, RawQuery, RawRows } from './query-process.js';

/** Runs somebody's query, which `guardQuery` has let through, in a process that has the graph open. */
export async function ask(
  process: QueryProcess,
  cypher: string,
  parameters: Readonly<Record<string, QueryParameter>>,
  { timeoutMs = 30_000, maxRows = 10_000 }: QueryOptions,
): Promise<QueryResult> {
  const query = { parameters: encodeParameters(parameters), maxRows, timeoutMs };
  const plan = await run(process, { ...query, cypher: `EXPLAIN ${cypher}`, maxRows: 1 });
  guardPlan(String(plan.rows[0]?.plan));
  const { columns, rows, truncated } = await run(process, { ...query, cypher });
  const typed = await findTypedProperties(async (statement, values) => {
    const bounds = { maxRows: Number.POSITIVE_INFINITY, timeoutMs };
    return (await run(process, { ...bounds, cypher: statement, parameters: values })).rows;
  }, rows);
  return { columns, rows: rows.map((row) => decodeRecord(row, typed)), truncated };
}

async function run(process: QueryProcess, query: RawQuery): Promise<RawRows> {
  try {
    return await process.run(query);
  } catch (error) {
    if (error instanceof CadastreError) throw error;
    throw new CadastreError({ code: 'QUERY_FAILED', message: messageOf(error), cause: error });
  }
}
