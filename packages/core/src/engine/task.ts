import type { Calls, Meter } from '../calls/create-calls.js';
import type { Outcome } from '../fetch/outcome.js';
import type { Scope } from '../model/scope.js';
import type { PartitionRef } from '../store/graph-store.js';
import { partitionKey } from './partition.js';
import type { PlannedFetch } from './plan.js';
import { emptyTally, type Reading, type Tally } from './read-partition.js';
import type { PartitionReport } from './report.js';
import type { ListedScope } from './scopes.js';
import type { Spill } from './spill.js';
import type { Swept } from './sweep.js';

/** The partition of one parent node, as a child fetch has read it. */
export interface ParentPartition extends PartitionRef {
  readonly complete: boolean;
}

/** One fetch over one scope, with all that becomes known of it. */
export interface Task {
  readonly planned: PlannedFetch;
  readonly scope: Scope;
  readonly key: string;
  readonly meter: Meter;
  readonly tally: Tally;
  /** For a fetch that is run for each parent: the partitions of all parents that were read. */
  readonly parents: Spill<ParentPartition> | undefined;
  outcome: Outcome;
  durationMs: number;
  swept: Swept;
}

/** A task that has not started yet. */
export function newTask(planned: PlannedFetch, scope: Scope, parents?: Spill<ParentPartition>): Task {
  return {
    planned,
    scope,
    key: partitionKey(planned.source.name, planned.fetch, scope),
    meter: { calls: 0, retries: 0 },
    tally: emptyTally(),
    parents,
    outcome: { kind: 'complete' },
    durationMs: 0,
    swept: { nodesDeleted: 0, edgesDeleted: 0, held: 0 },
  };
}

/** A task for a listed scope; where listing failed, one that has failed already and stands for all that was not listed. */
export function taskForScope(planned: PlannedFetch, listed: ListedScope): Task {
  if (!('unlisted' in listed)) return newTask(planned, listed.scope);
  return {
    ...newTask(planned, { ...listed.scope, [listed.unlisted]: '?' }),
    outcome: { kind: 'failed', failure: listed.failure },
  };
}

/** What reading a task needs; its context is made here, once for all parents. */
export function readingOf({ planned: { source, fetch }, scope, key, meter }: Task, calls: Calls): Reading {
  const call = calls.caller({ classify: source.classify, meter });
  return { source, fetch, scope, key, input: source.context(scope, fetch, call) };
}

/** Adds what one sweep removed. */
export function addSwept(task: Task, swept: Swept): void {
  task.swept = {
    nodesDeleted: task.swept.nodesDeleted + swept.nodesDeleted,
    edgesDeleted: task.swept.edgesDeleted + swept.edgesDeleted,
    held: task.swept.held + swept.held,
  };
}

/** What the report says of a task. */
export function reportOf({ planned, key, scope, outcome, tally, meter, swept, durationMs }: Task): PartitionReport {
  const { warnings, ...counts } = tally;
  return {
    key,
    source: planned.source.name,
    fetch: planned.fetch.name,
    scope,
    outcome,
    ...counts,
    ...swept,
    warnings: Object.fromEntries(warnings),
    ...meter,
    durationMs: Math.round(durationMs),
  };
}
