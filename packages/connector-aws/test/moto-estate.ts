import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import { credentialsIn, MANAGEMENT_ACCOUNT, motoClients } from './moto-clients.js';
import { type ExpectedGraph, expectedGraph, type NodeKey } from './moto-expected-graph.js';
import { seedBuckets } from './moto-seed-buckets.js';
import { seedFunctions, seedMachines } from './moto-seed-compute.js';
import { seedDatabases, seedKeys, seedSecrets } from './moto-seed-data.js';
import { seedIam } from './moto-seed-iam.js';
import { expectNetworkInterfaces, seedNetwork } from './moto-seed-network.js';
import { seedOrganization } from './moto-seed-organization.js';

/** The regions that are read. */
export const REGIONS = ['us-east-1', 'eu-west-1'] as const;
/** An account that is named in trust policies and read by nobody. */
const OUTSIDER = '999988887777';
/** Values that no part of the graph may hold. */
export const CANARIES = {
  secret: 'canary-of-the-secret',
  password: 'canary-of-the-database',
  environment: 'canary-of-the-environment',
  login: 'Canary-Pa55word!',
};

/** An estate in moto, and the graph that must come of it. */
export type MotoEstate = Awaited<ReturnType<typeof seedEstate>>;

/** Fills an empty moto: an organization, and in both accounts and both regions one of everything. */
export async function seedEstate(endpoint: string) {
  const graph = expectedGraph();
  const home = motoClients(endpoint, REGIONS[0]);
  const organization = await seedOrganization(home.organizations, graph);
  const management = await seedAccount(endpoint, graph, MANAGEMENT_ACCOUNT, organization.memberId);
  const member = await seedAccount(endpoint, graph, organization.memberId, MANAGEMENT_ACCOUNT);
  return { graph, organization, management, member };
}

async function seedAccount(endpoint: string, graph: ExpectedGraph, accountId: string, partnerId: string) {
  const home = motoClients(endpoint, REGIONS[0]);
  const credentials = accountId === MANAGEMENT_ACCOUNT ? undefined : await credentialsIn(home.sts, accountId);
  const account = graph.node('AWSAccount', accountId);
  const partner: NodeKey = `AWSAccount ${partnerId}`;
  const clients = (region: string) => motoClients(endpoint, region, credentials);
  const iam = await seedIam(clients(REGIONS[0]), graph, account, [MANAGEMENT_ACCOUNT, OUTSIDER]);

  const inRegion = async (region: string) => {
    const own = clients(region);
    const network = await seedNetwork(own, graph, account);
    const around = { account, partner, role: iam.role, profile: iam.profile, ...network };
    const machines = await seedMachines(own, graph, {
      ...around,
      subnet: network.subnets[0],
      securityGroup: network.web,
      partner: partnerId,
    });
    const databaseSide = { ...around, securityGroup: network.database };
    const keys = await seedKeys(own, graph, databaseSide);
    const functions = await seedFunctions(own, graph, {
      ...around,
      subnet: network.subnets[1],
      securityGroup: network.web,
      partner: partnerId,
    });
    const secrets = await seedSecrets(own, graph, databaseSide, keys.alias, CANARIES.secret);
    const databases = await seedDatabases(own, graph, databaseSide, keys.key, CANARIES.password);
    const buckets = await seedBuckets(own, graph, account, keys.key);
    await expectNetworkInterfaces(own, graph, account);
    return { clients: own, network, machines, keys, functions, secrets, databases, buckets };
  };
  const regions = { [REGIONS[0]]: await inRegion(REGIONS[0]), [REGIONS[1]]: await inRegion(REGIONS[1]) };

  const { Regions = [] } = await clients(REGIONS[0]).ec2.send(new DescribeRegionsCommand({}));
  for (const { RegionName } of Regions) {
    graph.node('AWSRegion', `${accountId}|${RegionName}`, { name: RegionName }, account);
  }
  return { account, iam, regions };
}
