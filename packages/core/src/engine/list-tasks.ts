import type { Calls } from '../calls/create-calls.js';
import type { Failure } from '../fetch/outcome.js';
import type { Source } from '../fetch/source.js';
import type { Scope } from '../model/scope.js';
import { partitionKey } from './partition.js';
import type { PlannedFetch } from './plan.js';
import { scopeLister } from './scopes.js';
import { newTask, type Task, type TaskContext } from './task.js';

/** A planned fetch with one of its scopes. */
export interface ListedPartition {
  readonly planned: PlannedFetch;
  readonly scope: Scope;
}

/** A fetch, some of whose scopes could not be listed. */
interface UnlistedPartitions extends ListedPartition {
  /** The scope name that could not be listed below `scope`. */
  readonly unlisted: string;
  readonly failure: Failure;
}

/** Every partition of a run, and those that could not be listed. */
export interface Listing {
  readonly listed: readonly ListedPartition[];
  readonly unlisted: readonly UnlistedPartitions[];
}

/** Lists the scopes of every fetch. */
export async function listPartitions(
  sources: readonly Source[],
  fetches: readonly PlannedFetch[],
  signal: AbortSignal,
  calls: Calls,
): Promise<Listing> {
  const listers = new Map(sources.map((source) => [source, scopeLister(source, signal, calls)]));
  const listed: ListedPartition[] = [];
  const unlisted: UnlistedPartitions[] = [];
  const scopes = await Promise.all(
    fetches.map(async ({ source, fetch }) => (await listers.get(source)?.list(fetch.partition)) ?? []),
  );
  for (const [index, planned] of fetches.entries()) {
    for (const scope of scopes[index] ?? []) {
      if ('unlisted' in scope) unlisted.push({ planned, ...scope });
      else listed.push({ planned, ...scope });
    }
  }
  return { listed, unlisted };
}

/** The keys of a partition and of all that is read for its nodes. */
export function keysWithChildren({ planned, scope }: ListedPartition): readonly string[] {
  return [
    partitionKey(planned.source.name, planned.fetch, scope),
    ...planned.children.flatMap((child) => keysWithChildren({ planned: child, scope })),
  ];
}

/** The tasks of a listing; where listing failed, one that has failed already and stands for all that was not listed. */
export function tasksOf(context: TaskContext, { listed, unlisted }: Listing): Task[] {
  return [
    ...listed.map(({ planned, scope }) => newTask(context, planned, scope)),
    ...unlisted.map(({ planned, scope, unlisted: name, failure }) => ({
      ...newTask(context, planned, { ...scope, [name]: '?' }),
      isRead: false,
      fence: undefined,
      outcome: { kind: 'failed', failure } as const,
    })),
  ];
}
