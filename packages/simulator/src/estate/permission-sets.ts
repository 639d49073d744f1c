import type { AccountProfile } from './accounts.js';
import { COMPANY, PEOPLE } from './catalog.js';
import type { Place } from './place.js';
import { allow, type Statement } from './policy-text.js';

/** What the company has set up in IAM Identity Center: what there is, who has it, and where. */
interface PermissionSetDraft {
  readonly name: string;
  readonly description?: string;
  readonly session: string;
  readonly relayState?: string;
  /** Of AWS's own policies, by path and name. */
  readonly policies: readonly string[];
  readonly inline?: Statement;
  readonly given: readonly Given[];
}

/** To whom, and in which accounts. */
interface Given {
  readonly to: { readonly group: string } | { readonly user: string };
  readonly where: (account: AccountProfile) => boolean;
}

/** The groups, each with the places of its people in the list of users. */
export const SSO_GROUPS: readonly {
  readonly name: string;
  readonly description?: string;
  readonly members: number[];
}[] = [
  { name: 'everyone', description: 'All who have a sign-in', members: [0, 1, 2, 3, 4, 5, 6, 7, 8] },
  { name: 'platform-engineers', description: 'Run the platform', members: [0, 1] },
  { name: 'developers', members: [2, 3, 4, 5] },
  { name: 'database-administrators', description: 'Called when a database is slow', members: [1, 6] },
];

/** Made by hand for the day when the identity provider is down. */
export const BREAK_GLASS = 'break-glass';

/** Names of the users: nine people of the identity provider, and one for emergencies. */
export const SSO_USERS: readonly string[] = [...PEOPLE.slice(0, 9), BREAK_GLASS];

const everywhere = () => true;
const inProduction = ({ environment }: AccountProfile) => environment === 'production';
const inManagement = ({ index }: AccountProfile) => index === 0;
const withDatabases = ({ environment }: AccountProfile) => environment === 'production' || environment === 'staging';

export const PERMISSION_SETS: readonly PermissionSetDraft[] = [
  {
    name: 'AdministratorAccess',
    description: 'Everything',
    session: 'PT1H',
    policies: ['AdministratorAccess'],
    given: [
      { to: { group: 'platform-engineers' }, where: everywhere },
      { to: { user: BREAK_GLASS }, where: inManagement },
    ],
  },
  {
    name: 'ReadOnly',
    session: 'PT8H',
    policies: ['ReadOnlyAccess', 'SecurityAudit', 'job-function/Billing'],
    given: [{ to: { group: 'everyone' }, where: everywhere }],
  },
  {
    name: 'DatabaseOperator',
    description: 'Restarts databases and reads their passwords',
    session: 'PT4H',
    relayState: 'https://console.aws.amazon.com/rds/home',
    policies: [],
    inline: allow(['rds:*', 'secretsmanager:GetSecretValue'], '*'),
    given: [
      { to: { group: 'database-administrators' }, where: withDatabases },
      // Helped out once, by name, and still can.
      { to: { user: SSO_USERS[7] ?? '' }, where: withDatabases },
    ],
  },
  {
    name: 'on_call_responder',
    session: 'PT12H',
    policies: ['SecurityAudit'],
    inline: allow(['ec2:RebootInstances', 'lambda:UpdateFunctionConfiguration'], '*'),
    given: [{ to: { group: 'developers' }, where: inProduction }],
  },
];

/** Whether a permission set has a role in an account: where it is given to somebody. */
export function isProvisioned({ given }: PermissionSetDraft, account: AccountProfile): boolean {
  return given.some(({ where }) => where(account));
}

/** The name of the role that Identity Center makes of a permission set in an account. */
export function ssoRoleName({ company, account }: Place, { name }: Pick<PermissionSetDraft, 'name'>): string {
  return `AWSReservedSSO_${name}_${company.ids.hex(16, 'sso-role', account.id, name)}`;
}

/** The ARN of the provider through which an account trusts Identity Center. */
export function ssoProviderArn({ company, account, iam }: Place): string {
  return iam(`saml-provider/AWSSSO_${company.ids.hex(16, 'sso-provider', account.id)}_DO_NOT_DELETE`);
}

/** A person's e-mail address. */
export function emailOf(name: string): string {
  return `${name}@${COMPANY}.example`;
}
