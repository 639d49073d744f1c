import type { SweepAnswer } from './answer.js';
import type { FaultCase } from './fault-case.js';
import { MADE_UP_TOKEN } from './faults.js';
import type { Page } from './page.js';
import type { Interference } from './sweep-call.js';
import type { SweepEstate } from './sweep-estate.js';

/** Makes the calls of some cases go wrong. No two may be of one list. */
export function injectFaults(
  cases: readonly Pick<FaultCase, 'position' | 'fault'>[],
  { renewals }: Pick<SweepEstate, 'renewals'>,
): Interference {
  const active = new Map(
    cases.map((faultCase) => [faultCase.position.list, { faultCase, skipped: 0, attempt: -1, renewed: 0 }]),
  );
  return ({ list, token, tenant, good }) => {
    const state = active.get(list);
    if (state === undefined) return undefined;
    const { position, fault } = state.faultCase;
    if (token !== position.token && token !== MADE_UP_TOKEN) return undefined;
    if (state.skipped < position.skip) {
      state.skipped += 1;
      return undefined;
    }
    state.attempt += 1;
    if (state.attempt === 0) state.renewed = renewals(tenant);
    return fault.answer({
      token,
      position,
      attempt: state.attempt,
      renewals: renewals(tenant) - state.renewed,
      page: async () => pageOf(await good(position.token)),
      firstPage: async () => pageOf(await good(undefined)),
    });
  };
}

function pageOf(answer: SweepAnswer): Page {
  if (answer.kind !== 'data') throw new Error('the good answer is an error');
  return answer.data as Page;
}
