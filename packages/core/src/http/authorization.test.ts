import { inspect } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { basicAuthorization, tokenAuthorization } from './authorization.js';
import { closeAll, errorOf, json, serve } from './loopback.test-kit.js';

afterEach(closeAll);

const signal = new AbortController().signal;

test('user and password go into the header, in UTF-8, and nothing of them needs a call', async () => {
  const seen: (string | undefined)[] = [];
  const url = await serve(({ headers }, response) => {
    seen.push(headers.authorization);
    json(response, {});
  });
  const authorization = basicAuthorization('ada', 'höchst:geheim');
  await authorization.ready(() => Promise.reject(new Error('not called')));
  await authorization.send(url, new Headers(), signal);
  const [scheme, credentials = ''] = (seen[0] ?? '').split(' ');
  expect([scheme, Buffer.from(credentials, 'base64').toString()]).toEqual(['Basic', 'ada:höchst:geheim']);
});

test('a user name that would end before its end is refused, and is not shown', () => {
  expect(() => basicAuthorization('ada:hunter2', '')).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  expect(() => basicAuthorization('ada:hunter2', '')).not.toThrow('hunter2');
});

test('an error for a token that no header can carry does not show it', async () => {
  const url = await serve((_message, response) => json(response, {}));
  const error = await errorOf(tokenAuthorization('Key', async () => 'hun\nter2').send(url, new Headers(), signal));
  expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
  expect(inspect(error, { depth: 9 })).not.toContain('ter2');
});
