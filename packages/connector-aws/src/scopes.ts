import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DescribeOrganizationCommand, OrganizationsClient, paginateListAccounts } from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { CadastreError, type ListScope } from '@cadastre/core';
import { orAbsent } from './classify.js';
import { clientConfig, homeRegion } from './context.js';
import { type AwsCredentials, assumeRole } from './credentials.js';
import type { AwsOptions } from './options.js';

/** What is called to find the accounts and regions, before any fetch. */
export const SCOPE_CALLS = [
  'sts:AssumeRole',
  'sts:GetCallerIdentity',
  'organizations:DescribeOrganization',
  'organizations:ListAccounts',
  'ec2:DescribeRegions',
] as const;

/** The accounts, regions and organization that a source reads, and the credentials of each account. */
export interface AwsScopes {
  readonly scopes: { readonly account: ListScope; readonly region: ListScope; readonly organization: ListScope };
  readonly credentialsOf: (account: string | undefined) => AwsCredentials | undefined;
}

/** Finds the accounts and regions to read. */
export function awsScopes(options: AwsOptions): AwsScopes {
  const accounts = options.accounts ?? 'caller';
  const credentials = new Map<string, AwsCredentials>();
  const home = clientConfig(options, homeRegion(options), options.credentials);
  const credentialsOf = (account: string | undefined): AwsCredentials | undefined =>
    (account === undefined ? undefined : credentials.get(account)) ?? options.credentials;

  async function* listAccounts(_outer: unknown, abortSignal: AbortSignal): AsyncGenerator<string> {
    if (typeof accounts === 'object' && 'roles' in accounts) {
      for (const role of accounts.roles) {
        const { account } = parseRoleArn(role);
        credentials.set(account, assumeRole(options, role));
        yield account;
      }
      return;
    }
    const caller = await new STSClient(home).send(new GetCallerIdentityCommand({}), { abortSignal });
    const own = caller.Account ?? '';
    yield own;
    if (accounts === 'caller') return;
    const partition = caller.Arn?.split(':')[1] ?? 'aws';
    for await (const page of paginateListAccounts({ client: new OrganizationsClient(home) }, {})) {
      for (const { Id, State, Status } of page.Accounts ?? []) {
        // `State` takes the place of `Status`, which AWS announced to retire in September 2026.
        if (Id === undefined || Id === own || (State ?? Status) !== 'ACTIVE') continue;
        credentials.set(Id, assumeRole(options, `arn:${partition}:iam::${Id}:role/${accounts.organizationRole}`));
        yield Id;
      }
    }
  }

  async function* listRegions(outer: { readonly account?: string }, abortSignal: AbortSignal): AsyncGenerator<string> {
    if (options.regions !== undefined) {
      yield* options.regions;
      return;
    }
    const config = clientConfig(options, homeRegion(options), credentialsOf(outer.account));
    const { Regions } = await new EC2Client(config).send(new DescribeRegionsCommand({}), { abortSignal });
    for (const { RegionName } of Regions ?? []) if (RegionName !== undefined) yield RegionName;
  }

  async function* listOrganization(_outer: unknown, abortSignal: AbortSignal): AsyncGenerator<string> {
    const asked = new OrganizationsClient(home).send(new DescribeOrganizationCommand({}), { abortSignal });
    const answer = await orAbsent(asked, 'AWSOrganizationsNotInUseException');
    if (answer?.Organization?.Id !== undefined) yield answer.Organization.Id;
  }

  return { scopes: { account: listAccounts, region: listRegions, organization: listOrganization }, credentialsOf };
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
