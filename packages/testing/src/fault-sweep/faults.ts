import type { ErrorClass } from '@cadastre/core';
import type { SweepAnswer } from './answer.js';
import { type Page, withNextToken, withoutItems, withoutMember, withRepeated } from './page.js';
import type { Position } from './positions.js';
import type { ProviderErrors } from './sweep-estate.js';

/** What must come of the partition whose call goes wrong. */
export type Expectation =
  | { readonly kind: 'complete' }
  /** A record was left out. */
  | { readonly kind: 'quarantined' }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'failed'; readonly class: ErrorClass; readonly code?: string };

/** The call that a fault meets: each attempt at it, and each page that the fault itself leads to. */
interface FaultyCall {
  /** The token that it has. */
  readonly token: string | undefined;
  readonly position: Position;
  /** 0 for the first attempt. */
  readonly attempt: number;
  /** How often the tenant's credentials have been renewed since the first attempt. */
  readonly renewals: number;
  /** The good answer. */
  page(): Promise<Page>;
  /** The good answer that is the first page of the same list. */
  firstPage(): Promise<Page>;
}

/** A way in which a call goes wrong. */
export interface FaultKind {
  readonly name: string;
  readonly expected: Expectation;
  /** Where it can happen. Anywhere unless told. */
  readonly applies?: (position: Position) => boolean;
  /** What the call gets; undefined is the good answer. */
  answer(faulty: FaultyCall): SweepAnswer | undefined | Promise<SweepAnswer | undefined>;
}

/** A token that the provider never gave: what asks with it, a fault has led there. */
export const MADE_UP_TOKEN = 'made-up-by-the-fault-sweep';

const isPaged = ({ pagination }: Position): boolean => pagination !== undefined;
const hasData = ({ answered }: Position): boolean => answered;
const data = (page: Page): SweepAnswer => ({ kind: 'data', data: page });
const transient: Expectation = { kind: 'failed', class: 'transient' };

/** Every fault of the sweep, with the errors that this provider gives. */
export const faultKinds = (errors: ProviderErrors): readonly FaultKind[] => [
  {
    name: 'throttled for a while',
    expected: { kind: 'complete' },
    // Waiting once is enough to see that it is done.
    answer: ({ attempt }) => (attempt < 2 ? errors.throttled(attempt === 0 ? 1 : undefined) : undefined),
  },
  {
    name: 'throttled without end',
    expected: { kind: 'failed', class: 'throttled' },
    answer: () => errors.throttled(),
  },
  { name: 'server error', expected: transient, answer: () => errors.serverError },
  { name: 'connection reset', expected: transient, answer: () => ({ kind: 'fault', fault: { type: 'reset' } }) },
  { name: 'hang', expected: transient, answer: () => ({ kind: 'fault', fault: { type: 'hang' } }) },
  {
    name: 'half a body',
    expected: transient,
    applies: hasData,
    answer: async ({ page }) => ({ kind: 'fault', fault: { type: 'truncate', data: await page() } }),
  },
  { name: "a proxy's page", expected: transient, answer: () => ({ kind: 'fault', fault: { type: 'malformed' } }) },
  ...(errors.expired === undefined ? [] : expiries(errors.expired)),
  { name: 'denied', expected: { kind: 'failed', class: 'denied' }, answer: () => errors.denied },
  ...Object.entries(errors.unsupported).map(
    ([name, error]): FaultKind => ({ name, expected: { kind: 'unsupported' }, answer: () => error }),
  ),
  {
    name: 'empty page, then more',
    expected: { kind: 'complete' },
    applies: (position) => isPaged(position) && hasData(position),
    async answer({ token, position, page }) {
      const good = await page();
      if (token === MADE_UP_TOKEN) return data(good);
      return (
        position.pagination &&
        data(withNextToken(withoutItems(good, position.pagination), position.pagination, MADE_UP_TOKEN))
      );
    },
  },
  {
    name: 'repeated token',
    expected: { kind: 'failed', class: 'transient', code: 'CURSOR_LOOP' },
    applies: (position) => isPaged(position) && hasData(position),
    answer: async ({ position, page }) =>
      position.pagination && data(withNextToken(await page(), position.pagination, MADE_UP_TOKEN)),
  },
  {
    name: 'record twice',
    expected: { kind: 'complete' },
    applies: (position) => isPaged(position) && hasData(position),
    // On the first page it is the page's own record, on the others one of the first page's.
    answer: async ({ position, page, firstPage }) =>
      position.pagination && data(withRepeated(await page(), await firstPage(), position.pagination)),
  },
];

function expiries(error: SweepAnswer): readonly FaultKind[] {
  return [
    {
      name: 'expired, renewed',
      expected: { kind: 'complete' },
      answer: ({ renewals }) => (renewals === 0 ? error : undefined),
    },
    { name: 'expired for good', expected: { kind: 'failed', class: 'expired' }, answer: () => error },
  ];
}

/** A record without what identifies it. Which value that is, is found out for each position. */
export function missingIdentity(path: readonly string[]): FaultKind {
  return {
    name: 'record without its id',
    expected: { kind: 'quarantined' },
    answer: async ({ page }) => data(withoutMember(await page(), path)),
  };
}
