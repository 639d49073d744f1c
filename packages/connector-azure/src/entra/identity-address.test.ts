import { expect, test } from 'vitest';
import { type Addresses, verifiedAddress } from './identity-address.js';

const DOMAINS = new Set(['example.com', 'example.onmicrosoft.com']);

const ROWS: readonly (readonly [string, Addresses, string | undefined])[] = [
  ['mail before the name', { mail: 'ada@Example.com', userPrincipalName: 'a1@example.com' }, 'ada@Example.com'],
  [
    'the name where mail is of elsewhere',
    { mail: 'ada@other.example', userPrincipalName: 'a1@example.com' },
    'a1@example.com',
  ],
  [
    'nothing where both are of elsewhere',
    { mail: 'ada@other.example', userPrincipalName: 'ada@old.example' },
    undefined,
  ],
  ['a subdomain that is not verified itself', { mail: 'ada@dev.example.com' }, undefined],
  ['what only ends like a domain of the tenant', { mail: 'ada@evilexample.com' }, undefined],
  ['two addresses in one', { mail: 'ada@other.example@example.com' }, undefined],
  ['a guest', { mail: 'ada@example.com', userType: 'Guest' }, undefined],
  [
    'a member of another directory',
    {
      mail: 'ada@example.com',
      userPrincipalName: 'ada_other.example#EXT#@example.onmicrosoft.com',
      userType: 'Member',
    },
    undefined,
  ],
  ['no address at all', { mail: null }, undefined],
];

test.each(ROWS)('%s', (_, user, address) => {
  expect(verifiedAddress(user, DOMAINS)).toBe(address);
});
