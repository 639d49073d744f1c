import { CadastreError } from '../errors.js';
import { checkQuery } from './check-query.js';
import type { Dialect } from './problems.js';

/**
 * Lets a user's query through, or refuses it with everything that {@link checkQuery} found; what a store calls before it runs one.
 *
 * @throws CadastreError `QUERY_REFUSED`.
 * @example
 * ```ts
 * import { guardQuery } from '@cadastre/core';
 *
 * await guardQuery('MATCH (n) RETURN count(*) AS nodes', 'neo4j');
 * ```
 */
export async function guardQuery(cypher: string, dialect: Dialect): Promise<void> {
  const [problem, ...more] = await checkQuery(cypher, dialect);
  if (problem === undefined) return;
  const others = more.map(({ code, message, line, column }) => `\n${code} at ${line}:${column}: ${message}.`);
  throw new CadastreError({
    code: 'QUERY_REFUSED',
    message: `${problem.code} at ${problem.line}:${problem.column}: ${problem.message}.${others.join('')}`,
    hint: problem.hint,
  });
}
