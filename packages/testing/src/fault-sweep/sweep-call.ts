import type { Scope } from '@cadastre/core';
import type { SweepAnswer } from './answer.js';
import { nextToken, type Page, withNextToken } from './page.js';

/** Pages of a list: a first, a middle and a last one. More would be no other positions, and a longer run. */
const PAGES = 3;

/** How lists are cut. */
interface Cut {
  /** Pages after which a list ends: 3 unless told. */
  readonly pages?: number;
}

/** Where a list has its tokens. */
export interface Pagination {
  /** Name of the value of the input that asks for a further page. */
  readonly inputToken: string;
  /** Path to the token of the next page in a page. */
  readonly outputToken: readonly string[];
}

/** What a call asks for. */
export interface CallIdentity {
  /** The operation, as fetches declare it. */
  readonly operation: string;
  /** Whose credentials it is made with. */
  readonly tenant: string;
  /** The list that it asks a page of: the same for all of its pages and in every run, and for no other fetch. */
  readonly list: string;
  /** The token that the call has; undefined asks for the first page. */
  readonly token: string | undefined;
  /** Who makes it, where that is known: no fetch while the scopes are listed. */
  readonly caller?: { readonly fetch: string | undefined; readonly scope: Scope };
  /** Undefined for what has no pages: it is a list of one page. */
  readonly pagination: Pagination | undefined;
}

/** One call, with what it would get. */
interface SweepCall extends CallIdentity {
  /** The page of the list that is behind this token. */
  good(token: string | undefined): Promise<SweepAnswer>;
}

/** What a call gets instead of its good answer. */
export type Interference = (call: SweepCall) => SweepAnswer | undefined | Promise<SweepAnswer | undefined>;

/** A call as a provider's simulator knows it. */
interface ProviderCall {
  readonly input: Readonly<Record<string, unknown>>;
  answer(input?: Record<string, unknown>): SweepAnswer | Promise<SweepAnswer>;
}

/** How calls are answered. */
interface CallAnswers<Call> {
  interfere(interference: Interference | undefined): void;
  answer(call: Call): Promise<SweepAnswer>;
}

/** Gives good answers, in which every list ends after a few pages, and lets an interference give others. */
export function callAnswers<Call extends ProviderCall>(
  identify: (call: Call) => CallIdentity | Promise<CallIdentity>,
  { pages = PAGES }: Cut = {},
): CallAnswers<Call> {
  const numbers = new Map<string, number>();
  let interfering: Interference | undefined;

  async function good(call: Call, { list, pagination }: CallIdentity, token: string | undefined): Promise<SweepAnswer> {
    if (pagination === undefined) return call.answer();
    const { [pagination.inputToken]: _token, ...rest } = call.input;
    const answer = await call.answer(token === undefined ? rest : { ...rest, [pagination.inputToken]: token });
    if (answer.kind !== 'data') return answer;
    const page = answer.data as Page;
    const next = nextToken(page, pagination);
    if (next === undefined) return answer;
    const number = token === undefined ? 1 : (numbers.get(`${list} ${token}`) ?? 1);
    numbers.set(`${list} ${next}`, number + 1);
    return number < pages ? answer : { kind: 'data', data: withNextToken(page, pagination, undefined) };
  }

  return {
    interfere(interference) {
      interfering = interference;
    },
    async answer(call) {
      const identity = await identify(call);
      const pageBehind = (token: string | undefined) => good(call, identity, token);
      return (await interfering?.({ ...identity, good: pageBehind })) ?? (await pageBehind(identity.token));
    },
  };
}
