import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  type Account,
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  OrganizationsClient,
  paginateListAccounts,
} from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { CadastreError, type ListScope, type MakeCall } from '@cadastre/core';
import { orAbsent } from './classify.js';
import { type AwsClient, type AwsClientClass, homeRegion, type MakeClient } from './context.js';
import { type AwsCredentials, callerCredentials, roleCredentials } from './credentials.js';
import type { AwsOptions } from './options.js';

/** What is called to find the accounts and regions, before any fetch. */
export const SCOPE_CALLS = [
  'sts:AssumeRole',
  'sts:GetCallerIdentity',
  'organizations:DescribeAccount',
  'organizations:DescribeOrganization',
  'organizations:ListAccounts',
  'ec2:DescribeRegions',
] as const;

/** Up to so many accounts are looked up one by one; a page of the list has 20. */
const LOOKED_UP = 5;

/** The accounts, regions and organization that a source reads, and the credentials of each account. */
export interface AwsScopes {
  readonly scopes: { readonly account: ListScope; readonly region: ListScope; readonly organization: ListScope };
  readonly credentialsOf: (account: string | undefined) => AwsCredentials;
}

/** Finds the accounts and regions to read. */
export function awsScopes(options: AwsOptions, makeClient: MakeClient): AwsScopes {
  const accounts = options.accounts ?? 'caller';
  const caller = callerCredentials(options);
  const roles = new Map<string, AwsCredentials>();
  const credentialsOf = (account: string | undefined): AwsCredentials =>
    (account === undefined ? undefined : roles.get(account)) ?? caller;

  function client<C extends AwsClient>(Client: AwsClientClass<C>, call: MakeCall, account?: string): C {
    const place = { credentials: credentialsOf(account), region: homeRegion(options), account: account ?? 'caller' };
    return makeClient(Client, place, { name: 'the list of accounts and regions', calls: SCOPE_CALLS }, call);
  }

  function assume(account: string, roleArn: string): void {
    // Kept from run to run: a role that is assumed already need not be again.
    if (roles.has(account)) return;
    roles.set(
      account,
      roleCredentials(options, roleArn, (call) => client(STSClient, call)),
    );
  }

  async function* listAccounts(_outer: unknown, call: MakeCall, wanted?: readonly string[]): AsyncGenerator<string> {
    if (typeof accounts === 'object' && 'roles' in accounts) {
      for (const role of accounts.roles) {
        const { account } = parseRoleArn(role);
        assume(account, role);
        yield account;
      }
      return;
    }
    const identity = await client(STSClient, call).send(new GetCallerIdentityCommand({}));
    const own = identity.Account ?? '';
    yield own;
    if (accounts === 'caller') return;
    const partition = identity.Arn?.split(':')[1] ?? 'aws';
    for await (const { Id, State, Status } of organizationAccounts(client(OrganizationsClient, call), wanted)) {
      // `State` takes the place of `Status`, which AWS announced to retire in September 2026.
      if (Id === undefined || Id === own || (State ?? Status) !== 'ACTIVE') continue;
      assume(Id, `arn:${partition}:iam::${Id}:role/${accounts.organizationRole}`);
      yield Id;
    }
  }

  async function* listRegions(outer: { readonly account?: string }, call: MakeCall): AsyncGenerator<string> {
    if (options.regions !== undefined) {
      yield* options.regions;
      return;
    }
    const { Regions } = await client(EC2Client, call, outer.account).send(new DescribeRegionsCommand({}));
    for (const { RegionName } of Regions ?? []) if (RegionName !== undefined) yield RegionName;
  }

  async function* listOrganization(_outer: unknown, call: MakeCall): AsyncGenerator<string> {
    const asked = client(OrganizationsClient, call).send(new DescribeOrganizationCommand({}));
    const answer = await orAbsent(asked, 'AWSOrganizationsNotInUseException');
    if (answer?.Organization?.Id !== undefined) yield answer.Organization.Id;
  }

  return { scopes: { account: listAccounts, region: listRegions, organization: listOrganization }, credentialsOf };
}

/** The accounts of the organization; a few that are wanted by themselves, since thousands of accounts are hundreds of pages. */
async function* organizationAccounts(
  client: OrganizationsClient,
  wanted: readonly string[] | undefined,
): AsyncGenerator<Account> {
  if (wanted === undefined || wanted.length > LOOKED_UP) {
    for await (const page of paginateListAccounts({ client }, {})) yield* page.Accounts ?? [];
    return;
  }
  for (const id of wanted) {
    // Anything else would be refused as malformed, which says no more than that there is no such account.
    if (!/^\d{12}$/.test(id)) continue;
    const asked = client.send(new DescribeAccountCommand({ AccountId: id }));
    const { Account } = (await orAbsent(asked, 'AccountNotFoundException')) ?? {};
    if (Account !== undefined) yield Account;
  }
}

function parseRoleArn(arn: string): { readonly account: string } {
  const account = /^arn:[a-z-]+:iam::(\d{12}):role\/.+$/.exec(arn)?.[1];
  if (account === undefined) {
    throw new CadastreError({
      code: 'CONFIG_INVALID',
      message: `"${arn}" is not the ARN of a role.`,
      hint: 'Write it like arn:aws:iam::123456789012:role/CadastreReader.',
    });
  }
  return { account };
}
