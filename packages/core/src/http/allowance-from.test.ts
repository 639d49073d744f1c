import { afterEach, expect, test } from 'vitest';
import type { Allowance } from '../calls/allowance.js';
import { type AllowanceHeaders, allowanceFrom, DRAFT_RATE_LIMIT, resetFrom } from './allowance-from.js';
import { tokenAuthorization } from './authorization.js';
import { httpClient } from './http-client.js';
import { closeAll, json, serve } from './loopback.test-kit.js';
import { linkHeader } from './next-page.js';

afterEach(closeAll);

/** What the engine is told of a limit by an answer with such headers. */
async function told(names: AllowanceHeaders, headers: Record<string, string>): Promise<Allowance | undefined> {
  let allowance: Allowance | undefined;
  const client = httpClient({
    baseUrl: await serve((_message, response) => json(response, {}, 200, headers)),
    authorization: tokenAuthorization('Bearer', async () => 'example'),
    nextPage: linkHeader,
    allowanceOf: allowanceFrom(names),
    fetch: { name: 'Things', calls: ['GET /things'] },
    call: ({ send }) =>
      send(new AbortController().signal, (given) => {
        allowance = given;
      }),
  });
  await client.get('/things');
  return allowance;
}

const EPOCH: AllowanceHeaders = { limit: 'x-limit', remaining: 'x-left', reset: 'x-reset', resetIs: 'epoch_seconds' };

test('a time is compared with the clock of the server, not with ours', async () => {
  const headers = { 'x-limit': '600', 'x-left': '599', 'x-reset': '1623683229', date: 'Mon, 14 Jun 2021 15:06:39 GMT' };
  expect(await told(EPOCH, headers)).toEqual({ limit: 600, remaining: 599, resetMs: 30_000 });
  const past = { ...headers, 'x-reset': '1623683000' };
  expect(await told(EPOCH, past)).toEqual({ limit: 600, remaining: 599, resetMs: 0 });
});

test.each([
  ['100', '40', '7', { limit: 100, remaining: 40, resetMs: 7_000 }],
  ['100, 100;w=60, 1000;w=3600', '0', '0.25', { limit: 100, remaining: 0, resetMs: 250 }],
  ['100', '-1', '7', undefined],
  ['100', 'many', '7', undefined],
  ['100', '4 of 5', '7', undefined],
  ['100', '40', 'Mon, 14 Jun 2021 15:06:39 GMT', undefined],
])('the headers of the draft: %s, %s, %s', async (limit, remaining, reset, expected) => {
  const headers = { 'RateLimit-Limit': limit, 'RateLimit-Remaining': remaining, 'RateLimit-Reset': reset };
  expect(await told(DRAFT_RATE_LIMIT, headers)).toEqual(expected);
});

test.each(['x-limit', 'x-left', 'x-reset'])('without %s an answer says nothing of the limit', async (missing) => {
  const headers: Record<string, string> = { 'x-limit': '1', 'x-left': '1', 'x-reset': '1' };
  delete headers[missing];
  expect(await told(EPOCH, headers)).toBeUndefined();
});

test('without a date the clock is ours', () => {
  const headers = new Headers({ 'x-reset': String(Math.ceil(Date.now() / 1_000) + 60) });
  const resetMs = resetFrom(EPOCH)(headers) ?? 0;
  expect(resetMs).toBeGreaterThan(55_000);
  expect(resetMs).toBeLessThanOrEqual(61_000);
});
