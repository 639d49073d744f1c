import type { AwsAnswer } from '../src/index.js';
import { type CallList, listOf } from './call-list.js';
import type { FaultCase } from './fault-case.js';
import { MADE_UP_TOKEN } from './faults.js';
import type { Page } from './page.js';
import type { Position } from './positions.js';
import type { Interference, SweepEstate } from './sweep-estate.js';

/** Makes the calls of some cases go wrong. No two may be of one list. */
export function injectFaults(cases: readonly FaultCase[], { renewals }: Pick<SweepEstate, 'renewals'>): Interference {
  const active = new Map(
    cases.map((faultCase) => [faultCase.position.list, { faultCase, skipped: 0, attempt: -1, renewed: 0 }]),
  );
  return async (call, good) => {
    const list = await listOf(call);
    const state = active.get(list.key);
    if (state === undefined || !meets(state.faultCase.position, list)) return undefined;
    const { position, fault } = state.faultCase;
    if (state.skipped < position.skip) {
      state.skipped += 1;
      return undefined;
    }
    state.attempt += 1;
    if (state.attempt === 0) state.renewed = renewals(call.account);

    const inputFor = (token: string | undefined): Record<string, unknown> => {
      const { [position.pagination?.inputToken ?? '']: _token, ...rest } = call.input;
      return token === undefined || position.pagination === undefined
        ? rest
        : { ...rest, [position.pagination.inputToken]: token };
    };
    return await fault.answer({
      call,
      position,
      attempt: state.attempt,
      renewals: renewals(call.account) - state.renewed,
      page: async () => pageOf(await good(inputFor(position.token))),
      firstPage: async () => pageOf(await good(inputFor(undefined))),
    });
  };
}

function meets(position: Position, { token }: CallList): boolean {
  return token === position.token || token === MADE_UP_TOKEN;
}

function pageOf(answer: AwsAnswer): Page {
  if (answer.kind !== 'data') throw new Error('the good answer is an error');
  return answer.data as Page;
}
