import { expect, it } from 'vitest';
import { isPublicAddress, rangesOf } from './ip-ranges.js';

it.each([
  [['*'], ['0.0.0.0/0', '::/0']],
  [['Internet'], ['0.0.0.0/0', '::/0']],
  [
    ['Internet', '*', '0.0.0.0/0'],
    ['0.0.0.0/0', '::/0'],
  ],
  [
    ['10.0.0.0/8', '198.51.100.7'],
    ['10.0.0.0/8', '198.51.100.7/32'],
  ],
  [
    ['2001:DB8::1', 'ace:cab::/32'],
    ['2001:db8::1/128', 'ace:cab::/32'],
  ],
  [['VirtualNetwork', 'AzureLoadBalancer', 'Storage.WestEurope', 'AzureCloud'], []],
  [[undefined, ''], []],
])('%j stands for %j', (prefixes, ranges) => {
  expect(rangesOf(prefixes)).toEqual(ranges);
});

it('tells public addresses from those of private networks', () => {
  const addresses = ['10.1.0.5', '172.16.0.1', '172.32.0.1', '192.168.1.1', '203.0.113.10', 'fd00::1', '2001:db8::1'];
  expect(addresses.filter(isPublicAddress)).toEqual(['172.32.0.1', '203.0.113.10', '2001:db8::1']);
});
