import { CadastreError, type Selection, type Source, type TouchedPartitions } from '@cadastre/core';

/** What one event touches, and of which source. */
export interface TouchedSource extends TouchedPartitions {
  readonly source: string;
}

/** Parts and scope values of one refresh. Whoever needs more is better served by a whole sync, and a hostile file stays cheap. */
const MOST_PARTS = 1_000;

/**
 * What each event touches, as the sources say.
 *
 * @throws CadastreError `EVENT_INVALID` for an event that no source knows.
 */
export function touchedBy(sources: readonly Source[], events: readonly unknown[]): readonly TouchedSource[] {
  return events.flatMap((event, index) => {
    const known = sources.flatMap(({ name, partitionsOf }) => {
      const touched = partitionsOf?.(event);
      return touched === undefined ? [] : [touched.map((one) => ({ ...one, source: name }))];
    });
    if (known.length > 0) return known.flat();
    const able = sources.filter(({ partitionsOf }) => partitionsOf !== undefined).map(({ name }) => name);
    throw new CadastreError({
      code: 'EVENT_INVALID',
      message: `no source knows what event ${index + 1} is`,
      hint:
        able.length === 0
          ? 'No configured source takes events.'
          : `These sources take events of their providers’ own logs: ${able.join(', ')}. See docs/guide/refresh.md.`,
    });
  });
}

/**
 * What is to be read again, each part once: parts that differ in their first scope alone are one.
 *
 * @throws CadastreError `EVENT_INVALID` when it is too much.
 */
export function selectionsOfEvents(
  sources: readonly Source[],
  touched: readonly TouchedSource[],
): readonly Selection[] {
  const parts = new Map<
    string,
    { readonly selection: Selection; readonly first: string | undefined; readonly values: Set<string> }
  >();
  for (const { source, only } of touched) {
    for (const { fetch, scope } of only) {
      if (!isRead(sources, source, fetch)) continue;
      const [first, ...others] = Object.entries(scope ?? {});
      const key = JSON.stringify([source, fetch, first?.[0], others]);
      const part = parts.get(key) ?? {
        selection: { source, ...(fetch === undefined ? {} : { fetch }), ...(scope === undefined ? {} : { scope }) },
        first: first?.[0],
        values: new Set(),
      };
      parts.set(key, part);
      for (const value of first?.[1] ?? []) part.values.add(value);
    }
  }
  const size = [...parts.values()].reduce((total, { values }) => total + Math.max(1, values.size), 0);
  if (size > MOST_PARTS) {
    throw new CadastreError({
      code: 'EVENT_INVALID',
      message: `the events touch ${size} parts, more than ${MOST_PARTS}`,
      hint: 'Run `cadastre sync`, or give fewer events at once.',
    });
  }
  return [...parts.values()].map(({ selection, first, values }) =>
    first === undefined ? selection : { ...selection, scope: { ...selection.scope, [first]: [...values] } },
  );
}

/** A configuration may leave fetches of a source out. */
function isRead(sources: readonly Source[], source: string, fetch: string | undefined): boolean {
  const fetches = sources.find(({ name }) => name === source)?.fetches ?? [];
  return (
    fetch === undefined ||
    fetches.some(({ name, calls }) => name === fetch || calls.some((call) => call.startsWith(`${fetch}:`)))
  );
}
