import type { PlannedFetch } from '@cadastre/core';
import type { ExpectedOutcome } from './expected-outcome.js';
import type { FaultKind } from './faults.js';
import type { Position } from './positions.js';

/** One fault at one position. */
export interface FaultCase {
  readonly planned: PlannedFetch;
  readonly position: Position;
  readonly fault: FaultKind;
  /** For a record without its id: which value is missing. */
  readonly value?: string;
  readonly expected: ExpectedOutcome;
  /** True when the graph rightly changes. */
  readonly changesGraph: boolean;
}

/** What came of a case. */
export interface CaseResult {
  readonly fetch: string;
  readonly call: string;
  readonly where: string;
  readonly fault: string;
  /** What was expected and what was got instead; undefined when it passed. */
  readonly problem?: string;
}

/** The result of a case. */
export function resultOf({ position, fault, value }: FaultCase, problem?: string): CaseResult {
  return {
    fetch: position.fetch,
    call: position.operation,
    where: position.where + (value === undefined ? '' : `, without ${value}`),
    fault: fault.name,
    ...(problem === undefined ? {} : { problem }),
  };
}
