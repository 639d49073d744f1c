import type { Source } from '@cadastre/core';
import type { CaseResult } from '@cadastre/testing/fault-sweep';
import { expect, test } from 'vitest';
import { sweepFaults } from '../fault-sweep/sweep-faults.js';

/** `pnpm fault-sweep` is the whole; this is a list with pages, one without, and what is asked of each parent. */
const AWS_FETCHES = ['AWSServerCertificate', 'AWSEC2KeyPair', 'AWSEC2ImageSharing'];
/** A list with pages, and what is asked of each parent. */
const OKTA_FETCHES = ['OktaDevice', 'OktaDeviceUser'];

/** What Resource Graph lists, with parts of it, and a batch. */
const AZURE_FETCHES = ['AzureVirtualNetwork', 'EntraOUUser'];

const faultsOf = (results: readonly CaseResult[]): string[] => [...new Set(results.map(({ fault }) => fault))].sort();
const failed = (results: readonly CaseResult[]): CaseResult[] => results.filter(({ problem }) => problem !== undefined);

test('every fault at every call of some fetches of AWS', async () => {
  const { results } = await sweepFaults('aws', { fetches: AWS_FETCHES });
  expect(failed(results)).toEqual([]);
  expect(faultsOf(results)).toHaveLength(16);
  expect(results.map(({ fetch, call }) => `${fetch} ${call}`)).toEqual(
    expect.arrayContaining([
      'AWSServerCertificate iam:ListServerCertificates',
      'AWSEC2KeyPair ec2:DescribeKeyPairs',
      'AWSEC2ImageSharing ec2:DescribeImageAttribute',
    ]),
  );
});

test('every fault at every call of some fetches of Okta', async () => {
  const { results } = await sweepFaults('okta', { fetches: OKTA_FETCHES });
  expect(failed(results)).toEqual([]);
  // No region has to be enabled there.
  expect(faultsOf(results)).toHaveLength(15);
  expect(results.map(({ fetch, call }) => `${fetch} ${call}`)).toEqual(
    expect.arrayContaining(['OktaDevice GET /api/v1/devices', 'OktaDeviceUser GET /api/v1/devices/{deviceId}/users']),
  );
});

test('every fault at every call of some fetches of Azure', async () => {
  const { results } = await sweepFaults('azure', { fetches: AZURE_FETCHES });
  expect(failed(results)).toEqual([]);
  expect(faultsOf(results)).toContain('part of a batch throttled');
  expect(faultsOf(results)).toHaveLength(16);
  expect(results.map(({ fetch, call }) => `${fetch} ${call}`)).toEqual(
    expect.arrayContaining([
      'AzureVirtualNetwork POST /providers/Microsoft.ResourceGraph/resources Microsoft.Network/virtualNetworks',
      'AzureVirtualNetwork GET /subscriptions/{subscription}/providers/Microsoft.Authorization/permissions',
      'EntraOUUser POST /v1.0/$batch /directory/administrativeUnits/{id}/members',
    ]),
  );
});

/** A connector with a fetch that takes an error for the end of the list. */
function swallowErrors(source: Source): Source {
  const fetches = source.fetches.map((fetch) => ({
    ...fetch,
    async *run(context: never) {
      try {
        yield* fetch.run(context);
      } catch {
        // What a connector must never do, so that the sweep has something to find.
      }
    },
  }));
  return { ...source, fetches };
}

test('a fetch that swallows errors does not pass', async () => {
  const { results } = await sweepFaults('aws', { fetches: ['AWSEC2KeyPair'], change: swallowErrors });
  expect(faultsOf(failed(results))).toEqual([
    "a proxy's page",
    'connection reset',
    'denied',
    'expired for good',
    'half a body',
    'hang',
    'operation unsupported',
    'region not enabled',
    'server error',
    'throttled without end',
  ]);
  const denied = results.find(({ fault }) => fault === 'denied');
  expect(denied).toMatchObject({
    fetch: 'AWSEC2KeyPair',
    call: 'ec2:DescribeKeyPairs',
    where: 'list 1 of 1, page 1 of 1',
  });
  expect(denied?.problem).toContain('expected {"kind":"failed","class":"denied"}, got {"kind":"complete"}');
  expect(denied?.problem).toMatch(/with the fault the graph differs by -[1-9]/);
});
