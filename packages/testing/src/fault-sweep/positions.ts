import type { Scope } from '@cadastre/core';
import type { Page } from './page.js';
import type { CallIdentity } from './sweep-call.js';

/** A call of a clean run. */
export interface RecordedCall extends CallIdentity {
  /** The partition that was being read, or undefined while the scopes were listed. */
  readonly fetch: string | undefined;
  readonly scope: Scope | undefined;
  /** The answer; undefined when it was an error, such as that a thing is not set. */
  readonly page: Page | undefined;
}

/** A call at which faults are tried. */
export interface Position extends Omit<RecordedCall, 'fetch' | 'page'> {
  readonly fetch: string;
  /** Where among the fetch's calls of the operation: `list 2 of 3, page 1 of 3`. */
  readonly where: string;
  /** True when the clean answer was no error. */
  readonly answered: boolean;
  readonly page: Page;
  /** Same calls that are made before any fetch, to list the scopes: they stay good. */
  readonly skip: number;
}

/**
 * The positions of every operation of every fetch: the first, a middle and the last page of its longest list, and, where it asks for
 * several lists (one for each parent, say), the first call of a middle and of the last one. Where there are no more lists than `most`, the first
 * call of each.
 */
export function positionsOf(calls: readonly RecordedCall[], most = 3): readonly Position[] {
  const made = calls.filter(({ fetch }) => fetch !== undefined);
  return groupBy(made, ({ fetch, operation }) => `${fetch} ${operation}`).flatMap((own) => {
    const lists = groupBy(own, ({ list }) => list);
    // Answers before errors, lists of many pages first, then those that say most, in an order that is the same in every run.
    lists.sort(
      (a, b) =>
        answers(b) - answers(a) || b.length - a.length || size(b) - size(a) || (listKey(a) < listKey(b) ? -1 : 1),
    );
    return spread(lists, most).flatMap(([list, listText]) =>
      (list === lists[0] ? spread(list) : spread(list).slice(0, 1)).map(([call, pageText]): Position => {
        const same = calls.filter((other) => other.fetch === undefined && other.list === call.list);
        return {
          ...call,
          fetch: call.fetch ?? '',
          where: `list ${listText}, page ${pageText}`,
          answered: call.page !== undefined,
          page: call.page ?? {},
          skip: same.filter(({ token }) => token === call.token).length,
        };
      }),
    );
  });
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

function answers(list: readonly RecordedCall[]): number {
  return list.every(({ page }) => page !== undefined) ? 1 : 0;
}

function size(list: readonly RecordedCall[]): number {
  return JSON.stringify(list.map(({ page }) => page)).length;
}

function listKey([first]: readonly RecordedCall[]): string {
  return first?.list ?? '';
}

/** The first, a middle and the last, or all where they are no more than `most`, each with its place in words. */
function spread<T>(items: readonly T[], most = 3): readonly (readonly [T, string])[] {
  const indexes = new Set([0, Math.floor(items.length / 2), items.length - 1]);
  return items.flatMap((item, index) =>
    items.length <= most || indexes.has(index) ? [[item, `${index + 1} of ${items.length}`] as const] : [],
  );
}
