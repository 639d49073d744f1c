import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GraphStore, type PartitionReport, type SyncReport, sync } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MotoServer, startMoto } from '../../../scripts/moto/start.js';
import { serversWanted, whyNoServers } from '../../../scripts/servers.js';
import { schemas } from '../src/generated/index.js';
import { aws, fetches } from '../src/index.js';
import { CANARIES } from './moto-canaries.js';
import { MANAGEMENT_ACCOUNT, MANAGEMENT_CREDENTIALS } from './moto-clients.js';
import { deleteSome } from './moto-deletions.js';
import { type MotoEstate, REGIONS, seedEstate } from './moto-estate.js';
import type { ExpectedGraph } from './moto-expected-graph.js';
import { type ActualGraph, readGraph } from './moto-graph.js';

/** Fetches that moto cannot answer, how they must end, and why. A fetch that starts or stops to be one of them is noticed here. */
const UNANSWERED: Readonly<Record<string, string>> = {
  // DescribeInternetGateways does not know the filter owner-id: an HTML page with status 500.
  AWSInternetGateway: 'failed transient',
  // GetKeyLastUsage is not implemented: an HTML page with status 500.
  AWSKMSKeyLastUsage: 'partial transient',
  // It has a policy only for those who ask for it by its name, default: NotFoundException for every key.
  AWSKMSKeyPolicy: 'partial',
  // It does not know a function by its ARN here: ResourceNotFoundException for every function.
  AWSLambdaFunctionAlias: 'partial',
};

/** Fetches that end as complete, without one record. */
const WITHOUT_RECORDS: Readonly<Record<string, string>> = {
  AWSServerCertificate: 'none was created',
};

/** Relationships to what the graph cannot hold, in both accounts and both regions. */
const UNRESOLVED: Readonly<Record<string, number>> = {
  // Nobody has verified an address: that is done by those who provision them.
  'AWSSSOUser HAS_ACCOUNT Identity': 8,
  // The snapshots that moto makes for images are of volumes that never were.
  'AWSEBSSnapshot CREATED_FROM AWSEBSVolume': 8,
  // See UNANSWERED.
  'AWSEC2Route ROUTES_TO_GATEWAY AWSInternetGateway': 4,
  // moto lists the 14 aliases that AWS keeps for its services, and not their keys.
  'AWSKMSAlias KNOWN_AS AWSKMSKey': 56,
  // FullAWSAccess is attached to the closed account too.
  'AWSServiceControlPolicyTargets ATTACHED_TO AWSAccount': 1,
};

/** Properties whose values change without anyone's doing. */
const VOLATILE = new Set(
  schemas.flatMap(({ properties }) => properties.flatMap(({ name, volatile }) => (volatile === true ? name : []))),
);

if (!serversWanted) console.log(whyNoServers('moto', 'scripts/moto/install.sh'));

describe.skipIf(!serversWanted)('against moto, which others wrote', () => {
  let folder: string;
  let moto: MotoServer;
  let store: GraphStore;
  let estate: MotoEstate;
  let first: SyncReport;
  let graph: ActualGraph;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cadastre-moto-'));
    moto = await startMoto();
    store = await openEmbeddedStore(join(folder, 'graph'));
    estate = await seedEstate(moto.endpoint);
    first = await syncOnce();
    graph = await readGraph(store);
  });
  afterAll(async () => {
    await store?.close();
    await moto?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function syncOnce(): Promise<SyncReport> {
    const source = aws({
      endpoint: moto.endpoint,
      credentials: async () => MANAGEMENT_CREDENTIALS,
      regions: REGIONS,
      accounts: { organizationRole: 'CadastreReader' },
    });
    return sync({ store, sources: [source] });
  }

  test('every fetch ran, in every account and region that there is', () => {
    const { organization } = estate;
    expect(new Set(first.partitions.map(({ fetch }) => fetch))).toEqual(new Set(fetches.map(({ name }) => name)));
    const scopes = new Set(first.partitions.map(({ scope }) => `${scope.account} ${scope.region ?? ''}`.trim()));
    const accounts = [MANAGEMENT_ACCOUNT, organization.memberId];
    const regional = accounts.flatMap((account) => REGIONS.map((region) => `${account} ${region}`));
    expect(scopes).toEqual(new Set(['undefined', ...accounts, ...regional]));
  });

  test('what moto cannot answer ends as not read, and never as empty', () => {
    const notComplete = first.partitions.filter(({ outcome }) => outcome.kind !== 'complete');
    expect(byFetch(notComplete, ending)).toEqual(UNANSWERED);
    const withRecords = new Set(first.partitions.filter(({ records }) => records > 0).map(({ fetch }) => fetch));
    const without = fetches.map(({ name }) => name).filter((name) => !withRecords.has(name) && !(name in UNANSWERED));
    expect(without.sort()).toEqual(Object.keys(WITHOUT_RECORDS).sort());
    expect(first.partitions.filter(({ quarantined }) => quarantined > 0)).toEqual([]);
    expect(Object.assign({}, ...first.partitions.map(({ warnings }) => warnings))).toEqual({});
    expect(unresolvedOf(first)).toEqual(UNRESOLVED);
  });

  test('the graph holds exactly what was created, by label and id', () => {
    expect(idsByLabel(graph.nodes.keys())).toEqual(idsByLabel(estate.graph.nodes.keys()));
  });

  test('its relationships are exactly those between what was created', () => {
    expect(difference(graph.edges, estate.graph.edges)).toEqual({ unexpected: [], missing: [] });
  });

  test('its properties have the values that the create calls were given or answered', () => {
    expect(wrongProperties(graph, estate.graph)).toEqual([]);
  });

  test('no secret is in the graph, in its file or in the report', async () => {
    const { management, member } = estate;
    const secrets = [management, member].map(({ iam }) => iam.keyPair.secretAccessKey).concat(Object.values(CANARIES));
    const { rows } = await store.query('MATCH (n) RETURN n', {}, { maxRows: 100_000 });
    const edges = await store.query('MATCH ()-[r]->() RETURN r', {}, { maxRows: 100_000 });
    await store.flush();
    const places = [JSON.stringify(rows), JSON.stringify(edges.rows), JSON.stringify(first)];
    places.push((await readFile(join(folder, 'graph'))).toString('latin1'));
    expect(places.map((text) => text.length > 1_000)).toEqual([true, true, true, true]);
    for (const text of places) for (const secret of secrets) expect(text.includes(secret)).toBe(false);
  });

  test('a second sync changes nothing', async () => {
    const second = await syncOnce();
    expect(second.totals).toMatchObject({ nodesCreated: 0, nodesDeleted: 0, edgesCreated: 0, edgesDeleted: 0 });
    expect(second.totals).toMatchObject({ nodes: first.totals.nodes, edges: first.totals.edges, held: 0 });
    const again = await readGraph(store);
    expect(lasting(again)).toEqual(lasting(graph));
    expect(again.edges).toEqual(graph.edges);
  });

  test('what is deleted goes with the next sync, and nothing else', async () => {
    const gone = await deleteSome(moto.endpoint, estate);
    const report = await syncOnce();
    const after = await readGraph(store);
    expect(gone.filter((key) => graph.nodes.has(key))).toEqual(gone);
    expect(idsByLabel(after.nodes.keys())).toEqual(idsByLabel(estate.graph.nodes.keys()));
    expect(difference(after.edges, estate.graph.edges)).toEqual({ unexpected: [], missing: [] });
    expect(report.totals).toMatchObject({ nodesDeleted: gone.length, nodesCreated: 0, edgesCreated: 0, held: 0 });
  });
});

function ending({ outcome }: PartitionReport): string {
  const failure = 'failure' in outcome ? outcome.failure?.class : undefined;
  return failure === undefined ? outcome.kind : `${outcome.kind} ${failure}`;
}

/** What `say` says of a fetch in every partition; all of it where they differ. */
function byFetch(partitions: readonly PartitionReport[], say: (partition: PartitionReport) => string) {
  const said: Record<string, string> = {};
  for (const partition of partitions) {
    const known = said[partition.fetch]?.split(' | ') ?? [];
    said[partition.fetch] = [...new Set([...known, say(partition)])].join(' | ');
  }
  return said;
}

function unresolvedOf({ unresolved }: SyncReport): Record<string, number> {
  return Object.fromEntries(unresolved.map(({ schema, type, to, count }) => [`${schema} ${type} ${to}`, count]));
}

function idsByLabel(keys: Iterable<string>): Record<string, string[]> {
  const ids: Record<string, string[]> = {};
  for (const key of [...keys].sort()) {
    const [label = ''] = key.split(' ', 1);
    ids[label] = [...(ids[label] ?? []), key.slice(label.length + 1)];
  }
  return ids;
}

function difference(actual: ReadonlySet<string>, expected: ReadonlySet<string>) {
  return {
    unexpected: [...actual].filter((text) => !expected.has(text)).sort(),
    missing: [...expected].filter((text) => !actual.has(text)).sort(),
  };
}

function wrongProperties(actual: ActualGraph, expected: ExpectedGraph): string[] {
  return [...expected.nodes].flatMap(([key, properties]) =>
    Object.entries(properties).flatMap(([name, value]) => {
      const held = JSON.stringify(actual.nodes.get(key)?.[name] ?? null);
      const wanted = JSON.stringify(value ?? null);
      return held === wanted ? [] : `${key}: ${name} is ${held} and should be ${wanted}`;
    }),
  );
}

/** The nodes without what every run writes anew, and without what AWS changes by itself. */
function lasting({ nodes }: ActualGraph) {
  return Object.fromEntries(
    [...nodes].map(([key, properties]) => {
      const kept = Object.entries(properties).filter(
        ([name]) => name !== 'lastupdated' && !name.startsWith('_') && !VOLATILE.has(name),
      );
      return [key, Object.fromEntries(kept)];
    }),
  );
}
