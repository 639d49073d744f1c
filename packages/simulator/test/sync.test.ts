import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aws } from '@cadastre/connector-aws';
import { type GraphStore, type SyncReport, sync } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canaries, type Simulator, startSimulator } from '../src/index.js';

let folder: string;
let simulator: Simulator;
let store: GraphStore;
let report: SyncReport;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cadastre-simulator-'));
  simulator = await startSimulator({ regions: ['eu-west-1'] });
  store = await openEmbeddedStore(join(folder, 'graph.grafeo'));
  const { url: endpoint, credentials } = simulator;
  const accounts = { organizationRole: 'CadastreReader' };
  report = await sync({ store, sources: [aws({ endpoint, accounts, credentials: async () => credentials })] });
});

afterAll(async () => {
  await store?.close();
  await simulator?.close();
  await rm(folder, { recursive: true, force: true });
});

it('is read to its end by the AWS connector', () => {
  const incomplete = report.partitions.filter(({ outcome }) => outcome.kind !== 'complete');
  expect(incomplete.map(({ key, outcome }) => ({ key, outcome }))).toEqual([]);
  expect(report.partitions.flatMap(({ samples }) => samples)).toEqual([]);
  expect(report.totals.retries).toBe(0);
});

it('leaves no relationship open but those that dangle on purpose', () => {
  expect(report.unresolved.map(({ schema, type }) => `${schema}-${type}`).sort()).toEqual([
    'AWSEBSVolume-CREATED_FROM',
    'AWSEC2Image-CREATED_FROM',
    'AWSEC2Route-ROUTES_TO_NETWORK_INTERFACE',
    'AWSEC2SecurityGroup-ALLOWS_TRAFFIC_FROM',
    'AWSIpRule-ALLOWS_TRAFFIC_FROM',
    'AWSRole-TRUSTS_AWS_PRINCIPAL',
    // Those who provisioned them are in Okta, which is not read here.
    'AWSSSOGroup-PROVISIONS',
    'AWSSSOUser-CAN_ASSUME_IDENTITY',
    'AWSSSOUser-HAS_ACCOUNT',
  ]);
});

it('is in the graph as it is in the estate', async () => {
  const here = simulator.estate.accounts.map(({ id }) => simulator.estate.region(id, 'eu-west-1'));
  const expected = {
    AWSEC2Instance: here.flatMap(({ ec2 }) => ec2.reservations).length,
    AWSLambda: here.flatMap(({ lambda }) => lambda.functions).length,
    AWSRDSInstance: here.flatMap(({ rds }) => rds.instances).length,
    AWSSecretsManagerSecret: here.flatMap(({ secrets }) => secrets).length,
    AWSS3Bucket: simulator.estate.accounts.flatMap(({ id }) => simulator.estate.global(id).buckets).length,
    AWSRole: simulator.estate.accounts.flatMap(({ id }) => simulator.estate.global(id).iam.roles).length,
  };
  for (const [label, count] of Object.entries(expected)) {
    const { rows } = await store.query(`MATCH (n:${label}) RETURN count(n) AS count`);
    expect([label, Number(rows[0]?.count)]).toEqual([label, count]);
  }
});

it('leaks no canary into the graph or the report', async () => {
  const { rows } = await store.query('MATCH (n) RETURN n');
  const text = JSON.stringify([rows, report], (_, value) => (typeof value === 'bigint' ? String(value) : value));
  expect(rows.length).toBeGreaterThan(1000);
  expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
});
