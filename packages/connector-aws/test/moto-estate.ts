import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import { credentialsIn, MANAGEMENT_ACCOUNT, motoClients } from './moto-clients.js';
import { type ExpectedGraph, expectedGraph } from './moto-expected-graph.js';
import { seedBuckets } from './moto-seed-buckets.js';
import { seedFunctions, seedMachines } from './moto-seed-compute.js';
import { seedCluster, seedDatabases } from './moto-seed-databases.js';
import { seedIam } from './moto-seed-iam.js';
import { seedIdentityCenter } from './moto-seed-identity-center.js';
import { seedKeys, seedSecrets } from './moto-seed-keys.js';
import { expectNetworkInterfaces, seedNetwork } from './moto-seed-network.js';
import { seedOrganization } from './moto-seed-organization.js';

/** The regions that are read. */
export const REGIONS = ['us-east-1', 'eu-west-1'] as const;
/** An account that is named in trust policies and read by nobody. */
const OUTSIDER = '999988887777';
/** An estate in moto, and the graph that must come of it. */
export type MotoEstate = Awaited<ReturnType<typeof seedEstate>>;

/** Fills an empty moto: an organization, and in both accounts and both regions one of everything. */
export async function seedEstate(endpoint: string) {
  const graph = expectedGraph();
  const home = motoClients(endpoint, REGIONS[0]);
  const organization = await seedOrganization(home.organizations, graph);
  const management = await seedAccount(endpoint, graph, MANAGEMENT_ACCOUNT, organization.memberId);
  const member = await seedAccount(endpoint, graph, organization.memberId, MANAGEMENT_ACCOUNT);
  const { clients, clustered } = management.regions[REGIONS[1]];
  const databases = await seedDatabases(clients, graph, clustered, member.account);
  // The role that Organizations puts into the accounts that it creates.
  const arn = `arn:aws:iam::${organization.memberId}:role/OrganizationAccountAccessRole`;
  const says = { name: 'OrganizationAccountAccessRole', trusted_account_ids: [MANAGEMENT_ACCOUNT] };
  const access = graph.node('AWSRole', arn, says, member.account);
  graph.edge(access, 'TRUSTS_AWS_PRINCIPAL', `AWSRootPrincipal arn:aws:iam::${MANAGEMENT_ACCOUNT}:root`);
  return { graph, organization, management, member, databases };
}

async function seedAccount(endpoint: string, graph: ExpectedGraph, accountId: string, partnerId: string) {
  const home = motoClients(endpoint, REGIONS[0]);
  const credentials = accountId === MANAGEMENT_ACCOUNT ? undefined : await credentialsIn(home.sts, accountId);
  const account = graph.node('AWSAccount', accountId);
  const clients = (region: string) => motoClients(endpoint, region, credentials);
  const iam = await seedIam(clients(REGIONS[0]), graph, account, [MANAGEMENT_ACCOUNT, OUTSIDER]);

  const inRegion = async (region: string) => {
    const own = clients(region);
    const network = await seedNetwork(own, graph, account);
    const identities = { account, role: iam.role, profile: iam.profile, partner: partnerId };
    const [first, second] = network.subnets;
    const machine = { ...identities, subnet: first, securityGroup: network.web, vpc: network.vpc };
    const machines = await seedMachines(own, graph, machine);
    const functions = await seedFunctions(own, graph, { ...machine, subnet: second });
    const keys = await seedKeys(own, graph, identities);
    const secrets = await seedSecrets(own, graph, identities, keys.alias);
    const data = { ...identities, ...network, securityGroup: network.database, key: keys.key };
    const clustered = { ...data, ...(await seedCluster(own, graph, data)) };
    const buckets = await seedBuckets(own, graph, account, keys.key);
    const identityCenter = await seedIdentityCenter(own, graph, account);
    await expectNetworkInterfaces(own, graph, account);
    return { clients: own, network, machines, keys, functions, secrets, clustered, buckets, identityCenter };
  };
  await motoClients(endpoint, REGIONS[1], iam.keyPair).ec2.send(new DescribeRegionsCommand({}));
  graph.node('AWSAccountAccessKey', iam.keyPair.accessKeyId, {
    last_used_service: 'ec2',
    last_used_region: REGIONS[1],
  });
  const regions = { [REGIONS[0]]: await inRegion(REGIONS[0]), [REGIONS[1]]: await inRegion(REGIONS[1]) };

  const { Regions = [] } = await clients(REGIONS[0]).ec2.send(new DescribeRegionsCommand({}));
  for (const { RegionName } of Regions) {
    graph.node('AWSRegion', `${accountId}|${RegionName}`, { name: RegionName }, account);
  }
  return { account, iam, regions, clients: clients(REGIONS[0]) };
}
