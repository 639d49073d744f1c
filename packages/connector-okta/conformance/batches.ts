import type { Fetch } from '@cadastre/core';
import { callOf, paramsOf, pathOf, typeQuery } from './calls.js';
import type { FetchPlan } from './plans.js';
import type { Answer, Cassette } from './recordings.js';

/** What one parent of a fetch is tried with. */
export interface Batch {
  readonly answers: readonly Answer[];
  /** Files of those that tell what must come out. */
  readonly telling: readonly string[];
  /** What stood in the telling call's path. */
  readonly params: Readonly<Record<string, string>>;
  /** What was asked for by `type`. */
  readonly type: string | undefined;
}

/** What a cassette has for a fetch: one batch for each parent, and for each type that was asked for. */
export function batchesOf(fetch: Fetch, plan: FetchPlan, { answers }: Cassette): readonly Batch[] {
  const own = answers.filter(({ status, path }) => status < 400 && callOf(fetch.calls, path) !== undefined);
  const groups = new Map<string, Answer[]>();
  for (const answer of own.filter(({ path }) => callOf(fetch.calls, path) === plan.call)) {
    const key = JSON.stringify([paramsOf(plan.call, answer.path), typeOf(answer.path)]);
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  return [...groups.values()].map((telling) => batch(plan, telling, own));
}

/** A batch of these answers; the fetch's other calls are answered by what was recorded too, or by what stands in for it. */
export function batch(plan: FetchPlan, telling: readonly Answer[], others: readonly Answer[]): Batch {
  const path = telling[0]?.path ?? '';
  const params = paramsOf(plan.call, path) ?? {};
  const standIns = Object.entries(plan.standIns?.(params) ?? {});
  const isStoodIn = (answer: Answer) => standIns.some(([call]) => paramsOf(call, answer.path) !== undefined);
  const standing = standIns.map(([call, body]) => jsonAnswer(`stand-in for ${call}`, pathOf(call, params), body));
  const files = telling.map(({ file }) => file);
  const left = others.filter((answer) => !isStoodIn(answer) && !files.includes(answer.file));
  const answers = [...telling, ...left.filter((each) => !files.includes(each.file)), ...standing];
  return { answers, telling: files, params, type: typeOf(path) };
}

/** An answer that was made here. */
export function jsonAnswer(file: string, path: string, body: unknown): Answer {
  return { file, path, status: 200, headers: {}, body: JSON.stringify(body) };
}

/**
 * Lists made of what a cassette asked for one by one: `GET /apps/1` and `GET /apps/2` are what `GET /apps` lists. Many kinds were never
 * listed with more than one or two in them. Where one was asked for again, after a change, a further list has it.
 */
export function listed(plan: FetchPlan, { name, answers }: Cassette): Cassette {
  const lists = new Map<string, Map<string, unknown[]>>();
  for (const { status, path, body } of plan.member === '' ? [] : answers) {
    const params = paramsOf(`${plan.call}/{Item}`, path);
    const item = status < 400 && params !== undefined ? (JSON.parse(body) as unknown) : undefined;
    if (params === undefined || item === undefined || item === null || Array.isArray(item)) continue;
    const list = pathOf(plan.call, params) + typeQuery(plan.call, [item]);
    const versions = lists.get(list) ?? new Map<string, unknown[]>();
    lists.set(list, versions.set(params.Item ?? '', [...(versions.get(params.Item ?? '') ?? []), item]));
  }
  const made = [...lists].flatMap(([path, versions]) => {
    const rounds = Math.max(...[...versions.values()].map(({ length }) => length));
    return Array.from({ length: rounds }, (_, round) => {
      const items = [...versions.values()].flatMap((list) => (round < list.length ? [list[round]] : []));
      const body = plan.member === undefined ? items : { [plan.member]: items };
      return jsonAnswer(`${name}#${path}, one by one, ${round + 1}`, path, body);
    });
  });
  return { name, answers: made };
}

function typeOf(path: string): string | undefined {
  return new URL(path, 'http://recorded').searchParams.get('type') ?? undefined;
}
