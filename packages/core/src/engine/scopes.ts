import { DEFAULT_CALL_LIMITS } from '../calls/call-limits.js';
import { type Calls, createCalls, failureOf } from '../calls/create-calls.js';
import type { Failure } from '../fetch/outcome.js';
import type { Source } from '../fetch/source.js';
import type { Scope } from '../model/scope.js';
import { isWanted, type ScopeFilter } from './selection.js';

/** A partition's scope, or the part of it that could be listed before listing failed. */
export type ListedScope =
  | { readonly scope: Scope }
  | { readonly scope: Scope; readonly unlisted: string; readonly failure: Failure };

/** Lists the scopes of one source. */
export interface ScopeLister {
  /** All values of these names, for example every region of every account. Lists each level once in a run. */
  list(names: readonly string[]): Promise<readonly ListedScope[]>;
  /** Every value that was listed so far, by name; none for names that nothing was listed of. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The scopes that are wanted of some names. */
export interface WantedScopes {
  readonly names: readonly string[];
  readonly filter: ScopeFilter;
}

/** Makes the scope lister of one source for one run. With `wanted` it lists no more than it needs to find these. */
export function scopeLister(
  source: Source,
  signal: AbortSignal,
  calls: Calls = createCalls(DEFAULT_CALL_LIMITS, signal),
  wanted: readonly WantedScopes[] | undefined = undefined,
): ScopeLister {
  const values = new Map<string, Set<string>>();
  const known = new Map<string, Promise<readonly ListedScope[]>>();

  async function expand(names: readonly string[]): Promise<readonly ListedScope[]> {
    const name = names.at(-1);
    if (name === undefined) return [{ scope: {} }];
    const outer = await list(names.slice(0, -1));
    return (
      await Promise.all(outer.map((listed) => ('unlisted' in listed ? [listed] : below(listed.scope, name, names))))
    ).flat();
  }

  async function below(outer: Scope, name: string, names: readonly string[]): Promise<ListedScope[]> {
    const filters = (wanted ?? [{ names, filter: {} }])
      .filter((one) => names.every((part, position) => one.names[position] === part) && isWanted(outer, one.filter))
      .map(({ filter }) => filter);
    if (filters.length === 0) return [];
    const named = filters.every((filter) => Object.hasOwn(filter, name));
    const missing = named ? new Set(filters.flatMap((filter) => filter[name] ?? [])) : undefined;
    const found = values.get(name) ?? new Set<string>();
    values.set(name, found);
    const scopes: ListedScope[] = [];
    try {
      const call = calls.caller({ classify: source.classify, source: source.name, meter: { calls: 0, retries: 0 } });
      for await (const value of source.scopes[name]?.(outer, call, missing && [...missing]) ?? []) {
        found.add(value);
        const scope = { ...outer, [name]: value };
        if (filters.some((filter) => isWanted(scope, filter))) scopes.push({ scope });
        missing?.delete(value);
        if (missing?.size === 0) break;
      }
      return scopes;
    } catch (error) {
      signal.throwIfAborted();
      // What was listed before is read; the rest stays as it was, and the run says so.
      return [...scopes, { scope: outer, unlisted: name, failure: failureOf(error, source.classify) }];
    }
  }

  function list(names: readonly string[]): Promise<readonly ListedScope[]> {
    const key = names.join('/');
    let listed = known.get(key);
    if (listed === undefined) {
      listed = expand(names);
      known.set(key, listed);
    }
    return listed;
  }

  return { list, values };
}
