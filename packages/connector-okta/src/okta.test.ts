import { planSync } from '@cadastre/core';
import { expect, test } from 'vitest';
import { fetches } from './fetches.js';
import { oktaPolicy, scopeOf } from './oauth-scopes.js';
import { okta } from './okta.js';

const open = (url: string) => () => okta({ organizations: [{ url, token: 'example' }] });

test.each([
  ['example', 'is not the address'],
  ['http://example.okta.com', 'is not the address'],
  ['https://example-admin.okta.com', 'the address of the Admin Console'],
])('%s is refused', (url, message) => {
  expect(open(url)).toThrow(message);
});

test('an organization is named once', () => {
  const organization = { url: 'https://example.okta.com', token: 'example' };
  expect(() => okta({ organizations: [organization, organization] })).toThrow('named twice');
});

test('an attribute that cannot be one, or that the schema has, is refused', () => {
  const add = (name: string) => () => okta({ organizations: [], profileAttributes: { user: { [name]: 'string' } } });
  expect(add('a b')).toThrow('cannot be the name of a profile attribute');
  expect(add('badge')).not.toThrow();
});

test('there is one schema of each name, also where attributes are added to it', () => {
  const source = okta({
    organizations: [],
    profileAttributes: { user: { badge: 'string' }, group: { cost: 'float' } },
  });
  const names = planSync([source]).schemas.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('every call has its scope, and all of them read', () => {
  for (const { calls } of fetches) for (const call of calls) expect(scopeOf(call)).toMatch(/^okta\.\w+\.read$/);
  expect(oktaPolicy(fetches).scopes).toContain('okta.logs.read');
});
