import { expect, test } from 'vitest';
import { firewallPolicyRules } from '../network/firewall-policy-rules.js';
import { partId } from './part-id.js';

test('a part has an id where all of it is there', () => {
  expect(partId('/machines/a', 'datadisks', 0)).toBe('/machines/a/datadisks/0');
  expect(partId('/groups/a', 'containers', 'web')).toBe('/groups/a/containers/web');
});

test('a part without a name, or of what has no id, has none', () => {
  expect(partId('/machines/a', 'datadisks', undefined)).toBeUndefined();
  expect(partId('/groups/a', 'containers', null)).toBeUndefined();
  expect(partId('/groups/a', 'containers', '')).toBeUndefined();
  expect(partId(undefined, 'containers', 'web')).toBeUndefined();
});

test('a rule of a firewall policy whose collection has no name has no id', () => {
  const rules = [{ name: 'Web' }];
  const idsOf = (...collections: readonly object[]) =>
    firewallPolicyRules({ id: '/groups/A', properties: { ruleCollections: collections as never } }).map(
      (rule) => (rule as { Id?: string }).Id,
    );
  expect(idsOf({ name: 'Out', rules })).toEqual(['/groups/a/rulecollections/out/rules/web']);
  expect(idsOf({ rules }, { name: 'Out', rules: [{}] })).toEqual([undefined, undefined]);
});
