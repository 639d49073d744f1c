import type { Outcome, PlannedFetch } from '@cadastre/core';
import type { Expectation } from './faults.js';

/** How a partition must end. */
export interface ExpectedOutcome {
  readonly kind: Outcome['kind'];
  readonly class?: string;
  readonly code?: string;
  /** True when a record must have been left out. */
  readonly quarantined?: boolean;
}

/** How the partition ends whose call goes wrong. */
export function outcomeOfFault(planned: PlannedFetch, expected: Expectation): ExpectedOutcome {
  // A child fetch is run for several parents: it goes on with the next one.
  const isChild = planned.fetch.for !== undefined;
  switch (expected.kind) {
    case 'complete':
      return expected;
    case 'quarantined':
      return { kind: 'partial', quarantined: true };
    case 'unsupported':
      return { kind: isChild ? 'complete' : 'not-applicable' };
    case 'failed':
      return { ...expected, kind: isChild ? 'partial' : 'failed' };
  }
}

/** How the partition of a child fetch ends that itself has no fault, after that of its parents. */
export function outcomeOfChild(parent: ExpectedOutcome): ExpectedOutcome {
  return { kind: parent.kind === 'failed' ? 'partial' : parent.kind };
}

/** What differs, in words; undefined when the outcome is the expected one. */
export function differs(
  expected: ExpectedOutcome,
  { outcome, quarantined }: { readonly outcome: Outcome; readonly quarantined: number },
): string | undefined {
  const failure = 'failure' in outcome ? outcome.failure : undefined;
  const isExpected =
    outcome.kind === expected.kind &&
    failure?.class === expected.class &&
    (expected.code === undefined || failure?.code === expected.code) &&
    quarantined > 0 === (expected.quarantined ?? false);
  return isExpected
    ? undefined
    : `expected ${JSON.stringify(expected)}, got ${JSON.stringify(outcome)} with ${quarantined} quarantined`;
}
