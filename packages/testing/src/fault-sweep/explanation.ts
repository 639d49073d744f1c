import type { Expectation } from './faults.js';

/** A fault after which something else is right than the rule says. One that no case needs fails the sweep. */
export interface Explanation {
  readonly fetch: string;
  readonly fault: string;
  /** The operation, where the fetch has several. Any unless told. */
  readonly call?: string;
  /** For a record without its id: the value, `Reservations.0.Instances.0.InstanceId`. Any unless told. */
  readonly value?: string;
  readonly expected: Expectation;
  /** True when the graph rightly changes. */
  readonly changesGraph?: boolean;
  readonly why: string;
}
