import { CadastreError } from '../errors.js';
import type { Fetch } from '../fetch/define-fetch.js';
import type { Source } from '../fetch/source.js';
import type { Schema } from '../model/schema.js';
import { type SelectedFetch, type Selection, selectFetches } from './selection.js';

/** One fetch of one source, in its place in the order of reading. */
export interface PlannedFetch {
  readonly source: Source;
  readonly fetch: Fetch;
  /** The fetches that are run for each node that this one reads. */
  readonly children: readonly PlannedFetch[];
}

/** What a sync will do, before any API is called. */
export interface Plan {
  /** The fetches that are run for a whole partition, in an order in which most relationships find their other end. */
  readonly fetches: readonly PlannedFetch[];
  /** The same with what of each is wanted: everything, unless some is selected. */
  readonly selected: readonly SelectedFetch[];
  /** Also those that nothing selected emits. */
  readonly schemas: readonly Schema[];
}

/**
 * Orders the fetches of all sources, or those that are selected, by what their relationships point at. A pure function of the schemas.
 *
 * @throws CadastreError `PLAN_INVALID` when two fetches have one name, a child has no fetch for its parent, or a scope cannot be listed;
 * `SELECTION_INVALID` when a selection names what no source has.
 */
export function planSync(sources: readonly Source[], only?: readonly Selection[]): Plan {
  const planned = sources.flatMap((source) => {
    checkSource(source);
    return source.fetches.map((fetch) => ({ source, fetch }));
  });
  const ordered = orderFetches(planned);
  const childrenOf = (parent: { source: Source; fetch: Fetch }): PlannedFetch[] =>
    ordered
      .filter(
        ({ source, fetch }) =>
          source === parent.source && fetch.for !== undefined && emitsNode(parent.fetch, fetch.for),
      )
      .map((child) => ({ ...child, children: childrenOf(child) }));
  const roots = ordered
    .filter(({ fetch }) => fetch.for === undefined)
    .map((top) => ({ ...top, children: childrenOf(top) }));
  const selected = selectFetches(roots, only);
  return {
    fetches: selected.map(({ planned: root }) => root),
    selected,
    schemas: [
      ...new Set(sources.flatMap((source) => [...source.schemas, ...source.fetches.flatMap(({ emits }) => emits)])),
    ],
  };
}

function emitsNode(fetch: Fetch, label: string): boolean {
  return fetch.emits.some((schema) => schema.kind === 'node' && schema.name === label);
}

function checkSource(source: Source): void {
  const names = new Set<string>();
  for (const fetch of source.fetches) {
    if (names.has(fetch.name)) {
      throw invalid(`${source.name} has two fetches named ${fetch.name}`, 'Give one of them another `name`.');
    }
    names.add(fetch.name);
    for (const schema of fetch.emits) {
      if (schema.for !== fetch.for || schema.partition.join() !== fetch.partition.join()) {
        throw invalid(
          `${source.name}: ${fetch.name} emits ${schema.name}, which has another partition or parent than ${fetch.emits[0]?.name}`,
          'Read it by a fetch of its own.',
        );
      }
      if (schema.kind === 'node' && schema.shared === true && fetch.for !== undefined) {
        throw invalid(
          `${source.name}: ${fetch.name} emits the shared node ${schema.name} for a parent`,
          'Emit it from a fetch without `for`.',
        );
      }
    }
    const label = fetch.for;
    if (label !== undefined && !source.fetches.some((other) => other !== fetch && emitsNode(other, label))) {
      throw invalid(
        `${source.name}: ${fetch.name} is run for each ${label}, but no fetch emits that`,
        `Add a fetch that emits ${label}.`,
      );
    }
    for (const name of fetch.partition) {
      if (source.scopes[name] === undefined) {
        throw invalid(
          `${source.name}: ${fetch.name} is read by ${name}, which the source cannot list`,
          `Add \`${name}\` to the source's \`scopes\`.`,
        );
      }
    }
  }
}

function invalid(message: string, hint: string): CadastreError {
  return new CadastreError({ code: 'PLAN_INVALID', message, hint });
}

/** Depth-first by targets, so that what a fetch points at comes before it; a cycle is cut where it is first met. */
function orderFetches<T extends { readonly fetch: Fetch }>(fetches: readonly T[]): readonly T[] {
  const producers = new Map<string, T[]>();
  for (const planned of fetches) {
    for (const schema of planned.fetch.emits) {
      for (const label of schema.kind === 'node' ? [schema.name, ...schema.labels] : []) {
        producers.set(label, [...(producers.get(label) ?? []), planned]);
      }
    }
  }
  const done = new Set<T>();
  const order: T[] = [];
  function visit(planned: T): void {
    if (done.has(planned)) return;
    done.add(planned);
    for (const label of targets(planned.fetch)) for (const producer of producers.get(label) ?? []) visit(producer);
    order.push(planned);
  }
  for (const planned of fetches) visit(planned);
  return order;
}

function targets(fetch: Fetch): readonly string[] {
  return fetch.emits.flatMap((schema) =>
    schema.kind === 'link' ? [schema.from.label, schema.to.label] : schema.relationships.map(({ to }) => to.label),
  );
}
