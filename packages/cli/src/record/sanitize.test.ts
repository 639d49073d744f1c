import { expect, test } from 'vitest';
import type { Exchange } from './exchange.js';
import { type SanitizeOptions, sanitize } from './sanitize.js';

const none: SanitizeOptions = { isSensitive: () => false, keptHosts: [] };

const exchange = (body: unknown, rest: Partial<Exchange> = {}): Exchange => {
  return { method: 'GET', url: 'https://acme.example.org/users', status: 200, headers: {}, body, ...rest };
};

const bodies = (exchanges: readonly Exchange[], options = none): unknown[] =>
  sanitize(exchanges, options).exchanges.map(({ body }) => body);

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl';
const PEM = '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAxyz\n-----END RSA PRIVATE KEY-----\n';
const SECRET = 'Tr0ub4dor &3/x';

test.each([
  ['a name', { password: SECRET }],
  ['a list under a name', { recoveryCodes: [SECRET] }],
  ['a part of something named so', { tokens: [{ value: SECRET }] }],
  ['again, where no name tells', { password: SECRET, note: `it is ${SECRET}!`, [SECRET]: [SECRET] }],
  ['again, as an address writes it', { password: SECRET, said: `in ${encodeURIComponent(SECRET)} it is` }],
  ['again, in base64', { password: SECRET, said: `in ${Buffer.from(SECRET).toString('base64')} it is` }],
  ['a query', { next: `https://acme.example.org/users?access_token=${encodeURIComponent(SECRET)}&page=2` }],
])('no secret is left: %s', (_name, body) => {
  const text = JSON.stringify(bodies([exchange(body)]));
  expect(text).not.toContain(SECRET);
  expect(text).not.toContain(encodeURIComponent(SECRET));
  expect(text).not.toContain(Buffer.from(SECRET).toString('base64'));
  expect(text).toMatch(/secret-1|c2VjcmV0LTE/);
});

test.each([
  ['a signed token', JWT],
  ['a private key', PEM],
  ['a token of a vendor', 'ghp_0123456789abcdefghijABCDEFGHIJ'],
  ['an address with a password', 'postgres://ada:hunter2@db.example.org/app'],
  ['an authorization header', 'Basic YWRhOmh1bnRlcjI='],
])('what looks like %s is replaced, whatever its name', (_name, text) => {
  expect(bodies([exchange({ comment: text })])).toEqual([{ comment: 'secret-1' }]);
});

test('what looks like a secret is taken out of names too', () => {
  expect(bodies([exchange({ [JWT]: 1, 'of ada@acme.org': 2 })])).toEqual([
    { 'secret-1': 1, 'of person-1@example.com': 2 },
  ]);
});

test('a secret is taken out of the address, the headers and the other answers too', () => {
  const { exchanges } = sanitize(
    [
      exchange({ apiKey: SECRET }),
      exchange([SECRET], {
        url: `https://acme.example.org/users/${encodeURIComponent(SECRET)}?q=${encodeURIComponent(SECRET)}`,
        headers: { link: `<https://acme.example.org/users?key=${encodeURIComponent(SECRET)}>; rel="next"` },
      }),
    ],
    none,
  );
  expect(exchanges[1]).toEqual({
    method: 'GET',
    url: 'https://host-1.example.com/users/secret-1?q=secret-1',
    status: 200,
    headers: { link: '<https://host-1.example.com/users?key=secret-1>; rel="next"' },
    body: ['secret-1'],
  });
});

test('what a schema declares sensitive is replaced where it stands, and a number stays a number', () => {
  const isSensitive: SanitizeOptions['isSensitive'] = (keys) => keys.at(-1) === 'code';
  expect(bodies([exchange({ code: 4711, size: 4711, same: [{ code: '4711' }] })], { ...none, isSensitive })).toEqual([
    { code: 1, size: 4711, same: [{ code: 'secret-1' }] },
  ]);
});

test('a cursor that looks like a secret still leads to the next page', () => {
  const { exchanges } = sanitize(
    [
      exchange({ items: [], nextPageToken: 'Abc0123456789+/=' }),
      exchange({ items: [] }, { url: 'https://acme.example.org/users?page=Abc0123456789%2B%2F%3D' }),
    ],
    none,
  );
  expect(exchanges[0]?.body).toEqual({ items: [], nextPageToken: 'secret-1' });
  expect(exchanges[1]?.url).toBe('https://host-1.example.com/users?page=secret-1');
});

test('people get other names and addresses, each always the same, in whatever case it is written', () => {
  expect(
    bodies([
      exchange([
        { email: 'Ada@Acme.org', displayName: 'Ada Lovelace', firstName: 'Ada', login: 'ada.l' },
        {
          owner: 'ada@acme.org',
          text: 'by Ada Lovelace <ada@acme.org>',
          created_by: 'Ada',
          at: '/users/ada%40acme.org/ada.l',
        },
      ]),
    ]),
  ).toEqual([
    [
      { email: 'person-1@example.com', displayName: 'Name 1', firstName: 'Name 2', login: 'Name 3' },
      {
        owner: 'person-1@example.com',
        text: 'by Name 1 <person-1@example.com>',
        created_by: 'Name 2',
        at: '/users/person-1%40example.com/Name 3',
      },
    ],
  ]);
});

test('a mail address among credentials stays one', () => {
  expect(
    bodies([exchange({ credentials: { emails: [{ value: 'ada@acme.org' }], password: { value: SECRET } } })]),
  ).toEqual([{ credentials: { emails: [{ value: 'person-1@example.com' }], password: { value: 'secret-1' } } }]);
});

test('hosts are replaced, with what in them names the customer, but for those that all have in common', () => {
  const { exchanges } = sanitize(
    [
      exchange({ self: 'https://acme.example.org/users', admin: 'https://acme-admin.example.org', label: 'acmefoo' }),
      exchange([], { url: 'https://graph.microsoft.com/v1.0/users' }),
      exchange([], { url: 'http://127.0.0.1:8080/x' }),
    ],
    { ...none, keptHosts: ['graph.microsoft.com'] },
  );
  expect(exchanges.map(({ url }) => url)).toEqual([
    'https://host-1.example.com/users',
    'https://graph.microsoft.com/v1.0/users',
    'https://host-2.example.com/x',
  ]);
  expect(exchanges[0]?.body).toEqual({
    self: 'https://host-1.example.com/users',
    admin: 'https://host-1-admin.example.org',
    label: 'acmefoo',
  });
});

test('what is no secret stays as it is', () => {
  const body = {
    id: '7f3c2f0e-9a3e-4f0c-8f52-0e6f7f4d1b2a',
    arn: 'arn:aws:iam::123456789012:role/Admin',
    tokenType: 'Bearer',
    passwordChanged: '2026-01-02T03:04:05Z',
    name: 'web',
    size: 12,
    on: true,
    nothing: null,
    tags: ['a+b', 'c%20d'],
    docs: 'https://docs.example.net/a%2Fb?x=1+2&y',
  };
  expect(bodies([exchange(body)])).toEqual([body]);
});
