import { CadastreError } from '@cadastre/core';

/** The operators of the engine's plans that only read the graph. Whatever else a plan names is refused, known or not. */
const READING = new Set([
  'Aggregate',
  'Apply',
  'Discriminant(51)', // the row that a subquery starts from
  'Distinct',
  'Empty',
  'Expand',
  'Filter',
  'Join',
  'LeftJoin',
  'Limit',
  'NodeScan',
  'Otherwise',
  'Project',
  'Return',
  'ShortestPath',
  'Skip',
  'Sort',
  'Union',
  'Unwind',
]);

/** The second wall behind the parser: throws `QUERY_REFUSED` unless each operator of the plan is known to read only. */
export function guardPlan(plan: string): void {
  for (const line of plan.split('\n')) {
    const operator = line.trim().split(/\s/, 1)[0];
    if (operator === undefined || operator === '' || READING.has(operator)) continue;
    throw new CadastreError({
      code: 'QUERY_REFUSED',
      message: `The query is refused: its plan holds the operator ${operator}, which is not known to only read the graph.`,
      hint: 'Write a query that reads nodes and relationships only, and keep line breaks out of quoted names.',
    });
  }
}
