import { sync } from '@cadastre/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AzureResource } from '../src/index.js';
import { type OpenAzure, openAzure } from './open-azure.js';

let open: OpenAzure;
beforeEach(async () => {
  open = await openAzure();
});
afterEach(() => open.close());

const run = (calls: RegExp) => sync({ store: open.store, sources: [open.sourceOf(calls)] });
const DISKS = /Microsoft\.Compute\/disks$/;

test('every fetch ends complete, and brings something', async () => {
  const result = await sync({ store: open.store, sources: [open.source()] });
  expect(result.totals.quarantined).toBe(0);
  const silent = result.partitions.filter(({ outcome, records }) => outcome.kind !== 'complete' || records === 0);
  expect(silent.map(({ fetch, outcome }) => ({ fetch, outcome }))).toEqual([]);
});

test('ids that differ in case are one node', async () => {
  await run(DISKS);
  const [disk] = [...open.simulator.estate.resources.values()].filter(({ type }) => type === 'Microsoft.Compute/disks');
  const shouted = { ...disk, id: disk?.id.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions') } as AzureResource;
  open.simulator.estate.resources.set(shouted.id.toLowerCase(), shouted);
  await run(DISKS);
  expect(await open.rows('MATCH (d:AzureDisk) RETURN count(d) AS disks')).toEqual([{ disks: 2 }]);
});

test('one query counts the disks of all subscriptions, and one reads them', async () => {
  await run(DISKS);
  const asked = open.simulator.calls().filter(({ operation }) => operation.endsWith(' microsoft.compute/disks'));
  expect(asked).toHaveLength(2);
});

test('what the caller may not read is not taken for nothing', async () => {
  await run(/Microsoft\.Storage\/storageAccounts$/);
  open.simulator.setFault(({ path }) =>
    path.endsWith('/permissions')
      ? {
          kind: 'data',
          data: { items: [{ actions: ['*/read'], notActions: ['Microsoft.Storage/storageAccounts/read'] }] },
        }
      : undefined,
  );
  for (const id of [...open.simulator.estate.resources.keys()])
    if (id.includes('/storageaccounts/')) open.simulator.estate.resources.delete(id);
  const result = await run(/Microsoft\.Storage\/storageAccounts$/);
  expect(result.partitions.filter(({ outcome }) => outcome.kind === 'failed').map(({ fetch }) => fetch)).toEqual([
    'AzureStorageAccount',
    'AzureStorageAccount',
  ]);
  expect(await open.rows('MATCH (a:AzureStorageAccount) RETURN count(a) AS accounts')).toEqual([{ accounts: 4 }]);
});

test('an answer that does not say how many rows there are, or whose a subscription is, deletes nothing', async () => {
  const counts = 'MATCH (d:AzureDisk) RETURN count(d) AS n UNION ALL MATCH (s:AzureSubscription) RETURN count(s) AS n';
  await run(DISKS);
  const before = await open.rows(counts);
  open.simulator.setFault(({ operation }) =>
    operation.endsWith(' microsoft.compute/disks') ? { kind: 'data', data: { items: [] } } : undefined,
  );
  const disks = await run(DISKS);
  expect(disks.totals.failed).toBe(2);
  open.simulator.setFault(({ operation }) =>
    operation === 'GET /subscriptions' ? { kind: 'data', data: { items: [{ subscriptionId: 'x' }] } } : undefined,
  );
  const scopes = await run(/^GET \/tenants$/);
  expect(scopes.outcome).not.toBe('complete');
  expect(await open.rows(counts)).toEqual(before);
});

test('a row of no subscription that was asked for ends the reading', async () => {
  const { totals } = await run(DISKS);
  let asked = 0;
  // The first question is how many there are.
  open.simulator.setFault(({ operation }) => {
    if (!operation.endsWith(' microsoft.compute/disks')) return undefined;
    asked += 1;
    return asked === 2
      ? { kind: 'data', data: { one: { data: [{ id: '/subscriptions/a' }], totalRecords: 1 } } }
      : undefined;
  });
  const again = await run(DISKS);
  expect(again.totals).toMatchObject({ failed: 2, nodesDeleted: 0 });
  expect(totals.failed).toBe(0);
});
