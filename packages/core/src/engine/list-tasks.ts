import type { Calls } from '../calls/create-calls.js';
import type { Failure } from '../fetch/outcome.js';
import type { Source } from '../fetch/source.js';
import type { Scope } from '../model/scope.js';
import { partitionKey } from './partition.js';
import type { PlannedFetch } from './plan.js';
import { type ScopeLister, scopeLister } from './scopes.js';
import { isWanted, type MissingScope, type SelectedFetch, selectionEmpty } from './selection.js';
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
  /** What is selected by name and was not among what could be listed. */
  readonly missing: readonly MissingScope[];
}

/**
 * Lists the scopes of every fetch, as far as they are selected.
 *
 * @throws CadastreError `SELECTION_EMPTY` in a targeted run, when all could be listed and none of it is selected.
 */
export async function listPartitions(
  selected: readonly SelectedFetch[],
  signal: AbortSignal,
  calls: Calls,
  isTargeted: boolean,
): Promise<Listing> {
  const sources = new Set(selected.map(({ planned }) => planned.source));
  const listers = new Map([...sources].map((source) => [source, listerOf(source, selected, signal, calls)]));
  const listed: ListedPartition[] = [];
  const unlisted: UnlistedPartitions[] = [];
  const scopes = await Promise.all(
    selected.map(async ({ planned: { source, fetch } }) => (await listers.get(source)?.list(fetch.partition)) ?? []),
  );
  for (const [index, { planned, filters }] of selected.entries()) {
    for (const scope of scopes[index] ?? []) {
      if (!filters.some((filter) => isWanted(scope.scope, filter))) continue;
      if ('unlisted' in scope) unlisted.push({ planned, ...scope });
      else listed.push({ planned, ...scope });
    }
  }
  const missing = selected.flatMap((one) => missingOf(one, listers.get(one.planned.source), unlisted));
  const distinct = [...new Map(missing.map((one) => [Object.values(one).join(' '), one])).values()];
  if (isTargeted && listed.length === 0 && unlisted.length === 0) {
    const [first] = distinct;
    const values = [...listers].flatMap(([{ name }, lister]) =>
      name === first?.source ? [...(lister.values.get(first.name) ?? [])] : [],
    );
    throw selectionEmpty(distinct, values);
  }
  return { listed, unlisted, missing: distinct };
}

function listerOf(source: Source, selected: readonly SelectedFetch[], signal: AbortSignal, calls: Calls): ScopeLister {
  const wanted = selected
    .filter(({ planned }) => planned.source === source)
    .flatMap(({ planned, filters }) => filters.map((filter) => ({ names: planned.fetch.partition, filter })));
  return scopeLister(source, signal, calls, wanted);
}

/** The values that were asked for by name and are listed nowhere; none where listing failed, since they may be among what is not known. */
function missingOf(
  { planned, filters }: SelectedFetch,
  lister: ScopeLister | undefined,
  unlisted: readonly UnlistedPartitions[],
): MissingScope[] {
  if (unlisted.some((failed) => failed.planned === planned)) return [];
  const source = planned.source.name;
  return filters.flatMap((filter) =>
    Object.entries(filter).flatMap(([name, wanted]) => {
      const found = lister?.values.get(name);
      return found === undefined
        ? []
        : wanted.filter((value) => !found.has(value)).map((value) => ({ source, name, value }));
    }),
  );
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
