import type { ListScope, Source } from '@cadastre/core';

/** A part of what a source reads. */
export interface SourcePart {
  /** Names of fetches; all unless told. */
  readonly fetches?: readonly string[];
  /** The values of a scope that are read: `{ account: ['one'] }`; all that are listed unless told. */
  readonly scope?: Readonly<Record<string, readonly string[]>>;
}

/** The source with nothing but this part. */
export function narrowSource(source: Source, { fetches, scope = {} }: SourcePart): Source {
  const unknown = fetches?.find((name) => !source.fetches.some((fetch) => fetch.name === name));
  if (unknown !== undefined) throw new TypeError(`${source.name} has no fetch ${unknown}`);
  const listers = Object.entries(source.scopes).map(([name, list]): [string, ListScope] => {
    const wanted = scope[name];
    return [name, wanted === undefined ? list : only(list, wanted)];
  });
  return {
    ...source,
    fetches: source.fetches.filter(({ name }) => fetches?.includes(name) ?? true),
    scopes: Object.fromEntries(listers),
  };
}

function only(list: ListScope, wanted: readonly string[]): ListScope {
  return async function* (outer, call) {
    for await (const value of list(outer, call)) if (wanted.includes(value)) yield value;
  };
}
