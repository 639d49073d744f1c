import { type PlannedFetch, planSync, type Source } from '@cadastre/core';

/** The fetches of a source, each with what it is run for. */
export interface FetchTree {
  readonly planned: ReadonlyMap<string, PlannedFetch>;
  /** Names of the fetch itself, of those that read its parents, and of those that are run for what it reads. */
  related(name: string): ReadonlySet<string>;
}

/** Finds out which fetches hang together. */
export function fetchTree(source: Source): FetchTree {
  const planned = new Map<string, PlannedFetch>();
  const parents = new Map<string, Set<string>>();
  function visit(plannedFetch: PlannedFetch): void {
    const { name } = plannedFetch.fetch;
    planned.set(name, plannedFetch);
    for (const child of plannedFetch.children) {
      parents.set(child.fetch.name, (parents.get(child.fetch.name) ?? new Set()).add(name));
      visit(child);
    }
  }
  planSync([source]).fetches.forEach(visit);

  const above = (name: string): string[] =>
    [...(parents.get(name) ?? [])].flatMap((parent) => [parent, ...above(parent)]);
  const below = (name: string): string[] =>
    (planned.get(name)?.children ?? []).flatMap(({ fetch }) => [fetch.name, ...below(fetch.name)]);
  return { planned, related: (name) => new Set([name, ...above(name), ...below(name)]) };
}
