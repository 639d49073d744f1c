import type { Source } from '@cadastre/core';
import { expect, test } from 'vitest';
import { type CaseResult, sweepEstate } from '../fault-sweep/index.js';
import { sweepListing } from '../fault-sweep/sweep-listing.js';
import { example, exchanges } from './example.test-kit.js';
import { openEstate } from './open-estate.js';

const FAULTS = [
  "a proxy's page",
  'connection reset',
  'denied',
  'expired for good',
  'expired, renewed',
  'half a body',
  'hang',
  'server error',
  'throttled for a while',
  'throttled without end',
];
/** Those that no retry helps against. */
const FATAL = FAULTS.filter((fault) => fault !== 'expired, renewed' && fault !== 'throttled for a while');

const faultsOf = (results: readonly CaseResult[]): string[] => [...new Set(results.map(({ fault }) => fault))].sort();
const failed = (results: readonly CaseResult[]): CaseResult[] => results.filter(({ problem }) => problem !== undefined);
const options = { identities: false, lists: 8 };

test('every fault at every call of every fetch, in each of its partitions', async () => {
  const { results } = await sweepEstate(await openEstate({ exchanges }, { source: example }), options);
  expect(failed(results)).toEqual([]);
  expect(faultsOf(results)).toEqual(FAULTS);
  const calls = Object.fromEntries(results.map(({ fetch, call, where }) => [`${fetch} ${call} ${where}`, true]));
  // Two accounts; two pages and one; the disks of two machines.
  expect(Object.keys(calls)).toHaveLength(7);
  expect(results).toHaveLength(70);
});

test('a fetch that takes an error for the end of the list does not pass', async () => {
  const swallow = (source: Source): Source => ({
    ...source,
    fetches: source.fetches.map((fetch) => ({
      ...fetch,
      async *run(context: never) {
        try {
          yield* fetch.run(context);
        } catch {
          // What a connector must never do, so that the sweep has something to find.
        }
      },
    })),
  });
  const estate = await openEstate({ exchanges }, { source: (server) => swallow(example(server)) });
  const { results } = await sweepEstate(estate, { ...options, fetches: ['ExampleAccount'] });
  expect(faultsOf(failed(results))).toEqual(FATAL);
});

test("credentials that do not run out, and errors of the provider's own", async () => {
  const errors = { expired: false, unsupported: { 'no such plan': { status: 402 } } } as const;
  const estate = await openEstate({ exchanges, fetches: ['ExampleAccount'] }, { source: example, errors });
  const { results } = await sweepEstate(estate, options);
  expect(faultsOf(results)).not.toContain('expired for good');
  // 402 is not known to this connector.
  expect(faultsOf(failed(results))).toEqual(['no such plan']);
});

test('accounts that could not be listed are not gone', async () => {
  const part = { exchanges, fetches: ['ExampleAccount'] };
  const results = await sweepListing(await openEstate(part, { source: example }));
  expect(faultsOf(results)).toEqual(FAULTS);
  expect(failed(results)).toEqual([]);
});

test('a listing that takes an error for no accounts does not pass', async () => {
  const swallow = (source: Source): Source => ({
    ...source,
    scopes: {
      async *account(outer, call) {
        try {
          yield* source.scopes.account?.(outer, call) ?? [];
        } catch {
          // As above.
        }
      },
    },
  });
  const part = { exchanges, fetches: ['ExampleAccount'] };
  const results = await sweepListing(await openEstate(part, { source: (server) => swallow(example(server)) }));
  expect(faultsOf(failed(results))).toEqual(FATAL);
});
