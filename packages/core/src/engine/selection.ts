import { CadastreError } from '../errors.js';
import type { Scope } from '../model/scope.js';
import { nearest, nearHint } from './near.js';
import type { PlannedFetch } from './plan.js';

/**
 * Some of the partitions of some sources. What is left out selects everything; what is given must all agree.
 *
 * @example
 * ```ts
 * import { type GraphStore, type Selection, type Source, sync } from '@cadastre/core';
 *
 * const functions: Selection = {
 *   source: 'aws',
 *   fetch: 'lambda',
 *   scope: { account: ['123456789012'], region: ['eu-west-1'] },
 * };
 *
 * export async function refreshFunctions(store: GraphStore, sources: Source[]): Promise<void> {
 *   const report = await sync({ store, sources, only: [functions] });
 *   console.log(report.outcome, report.totals.calls);
 * }
 * ```
 */
export interface Selection {
  /** Name of the source. */
  readonly source?: string;
  /** Name of a fetch, or of a service: the part of its declared calls before the colon, `lambda` of `lambda:ListFunctions`. */
  readonly fetch?: string;
  /**
   * Scope values by name, for example `{ account: ['123456789012'] }`. Fetches that are not read by one of the names are not selected: what
   * lies in no region is in none that is asked for.
   */
  readonly scope?: Readonly<Record<string, readonly string[]>>;
}

/** A scope value that a selection asks for and its source does not list. */
export interface MissingScope {
  readonly source: string;
  /** Name of the scope: `account`, `region`. */
  readonly name: string;
  readonly value: string;
}

/** A fetch with what of it is selected: the scopes of any of the filters. */
export interface SelectedFetch {
  readonly planned: PlannedFetch;
  readonly filters: readonly ScopeFilter[];
}

/** The values that are wanted of some scope names; of the others, all. */
export type ScopeFilter = NonNullable<Selection['scope']>;

/**
 * The fetches that any of the selections selects. A child fetch selects what it is read for, with all that is read for that: it is run for
 * each parent that the same run has written, since only that knows new parents and deleted ones; a new parent needs its other children too, and
 * a deleted one takes them along.
 *
 * @throws CadastreError `SELECTION_INVALID` when a selection names what no source has.
 */
export function selectFetches(
  fetches: readonly PlannedFetch[],
  only: readonly Selection[] | undefined,
): readonly SelectedFetch[] {
  if (only === undefined) return fetches.map((planned) => ({ planned, filters: [{}] }));
  if (only.length === 0) throw invalid('nothing is selected', 'Give at least one selection, or none for everything.');
  const filters = new Map<PlannedFetch, ScopeFilter[]>();
  for (const selection of only) {
    for (const planned of matchesOf(fetches, selection)) {
      filters.set(planned, [...(filters.get(planned) ?? []), selection.scope ?? {}]);
    }
  }
  return fetches.flatMap((planned) => {
    const own = filters.get(planned);
    return own === undefined ? [] : [{ planned, filters: own }];
  });
}

function matchesOf(
  fetches: readonly PlannedFetch[],
  { source, fetch, scope = {} }: Selection,
): readonly PlannedFetch[] {
  const ofSource = fetches.filter((planned) => source === undefined || planned.source.name === source);
  if (ofSource.length === 0) {
    const known = [...new Set(fetches.map((planned) => planned.source.name))];
    throw invalid(`there is no source ${source ?? 'at all'}`, nearHint(source ?? '', known));
  }
  const named = ofSource.filter((planned) => fetch === undefined || namesOf(planned).has(fetch));
  if (named.length === 0) {
    // Services first: where nothing is near, they are the ones to show.
    const known = [...new Set(ofSource.flatMap((planned) => [...namesOf(planned)]))];
    known.sort((a, b) => Number(/^[A-Z]/.test(a)) - Number(/^[A-Z]/.test(b)));
    throw invalid(
      source === undefined ? `no source has a fetch or service ${fetch}` : `${source} has no fetch or service ${fetch}`,
      nearHint(fetch ?? '', known),
    );
  }
  const names = Object.keys(scope);
  const empty = names.find((name) => scope[name]?.length === 0);
  if (empty !== undefined) throw invalid(`no ${empty} is selected`, `Name one, or leave ${empty} out.`);
  const scoped = named.filter((planned) => names.every((name) => planned.fetch.partition.includes(name)));
  if (scoped.length === 0) {
    const what = [source, fetch].filter((part) => part !== undefined).join('/') || 'what there is';
    const ways = [...new Set(named.map((planned) => planned.fetch.partition.join(' and ')))];
    throw invalid(`nothing of ${what} is read by ${names.join(' and ')}`, `It is read by ${ways.join(', or by ')}.`);
  }
  return scoped;
}

/** What a fetch, and what is read for its nodes, can be selected by: names, and the services of their calls. */
function namesOf({ fetch, children }: PlannedFetch): ReadonlySet<string> {
  const services = fetch.calls.map((call) => call.slice(0, call.indexOf(':'))).filter((service) => service !== '');
  return new Set([fetch.name, ...services, ...children.flatMap((child) => [...namesOf(child)])]);
}

/** True where a scope, or the part of one that is known so far, has a wanted value for each name that it has. */
export function isWanted(scope: Scope, filter: ScopeFilter): boolean {
  return Object.entries(scope).every(([name, value]) => !Object.hasOwn(filter, name) || filter[name]?.includes(value));
}

/** The error of a selection that agrees with the sources, of which nothing is listed. */
export function selectionEmpty(missing: readonly MissingScope[], listed: readonly string[]): CadastreError {
  const [first] = missing;
  // Not all of them: a source that looks up what is wanted has listed nothing else.
  const near = nearest(first?.value ?? '', listed);
  return new CadastreError({
    code: 'SELECTION_EMPTY',
    message:
      first === undefined
        ? 'nothing that is listed is selected'
        : `${first.source} lists no ${first.name} ${first.value}${missing.length > 1 ? `, and ${missing.length - 1} more of what is selected` : ''}`,
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'See `cadastre plan` for what is listed.',
  });
}

function invalid(message: string, hint: string): CadastreError {
  return new CadastreError({ code: 'SELECTION_INVALID', message, hint });
}
