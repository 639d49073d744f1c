/*
 * A made-up estate, the same for everyone who loads it: accounts with subnets and roles, and servers that point at one of each. It is computed and
 * never kept, so that a million servers take no memory before the clock runs.
 */

/** How large an estate is, and what has happened to it. */
export interface Estate {
  /** Servers, over all accounts. */
  readonly servers: number;
  /** Every hundredth server has another state and another role. */
  readonly changed?: boolean;
  /** Every tenth server is gone. */
  readonly shrunk?: boolean;
}

export interface AccountRecord {
  readonly id: string;
  readonly name: string;
}

export interface SubnetRecord {
  readonly id: string;
  readonly cidr: string;
}

export interface RoleRecord {
  readonly arn: string;
  readonly name: string;
}

/** Eight properties, and two relationships besides the one to the account. */
export interface ServerRecord {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly state: string;
  readonly ip: string;
  readonly zone: string;
  readonly cpus: number;
  readonly monitored: boolean;
  readonly launched_at: Date;
  readonly subnet: string;
  readonly role: string;
}

const ACCOUNTS = 10;
const SUBNETS = 50;
const ROLES = 50;
const LAUNCH = Date.UTC(2024, 0, 1);

/** The ids of the accounts. */
export const accountIds: readonly string[] = Array.from({ length: ACCOUNTS }, (_, index) =>
  String(100_000_000_000 + index),
);

export function accountRecord(account: string): AccountRecord {
  return { id: account, name: `account-${account}` };
}

export function* subnetRecords(account: string): Generator<SubnetRecord> {
  for (let index = 0; index < SUBNETS; index += 1) yield { id: subnetId(account, index), cidr: `10.${index}.0.0/16` };
}

export function* roleRecords(account: string): Generator<RoleRecord> {
  for (let index = 0; index < ROLES; index += 1) yield { arn: roleArn(account, index), name: `role-${index}` };
}

/** The servers of one account. */
export function* serverRecords(account: string, estate: Estate): Generator<ServerRecord> {
  const count = estate.servers / ACCOUNTS;
  for (let index = 0; index < count; index += 1) {
    if (estate.shrunk === true && index % 10 === 3) continue;
    yield serverRecord(account, index, estate.changed === true && index % 100 === 7);
  }
}

function serverRecord(account: string, index: number, changed: boolean): ServerRecord {
  const id = `i-${account}-${index}`;
  return {
    id,
    arn: `arn:aws:ec2:eu-west-1:${account}:instance/${id}`,
    name: `server-${index % 1_000}`,
    state: changed ? 'stopped' : 'running',
    ip: `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`,
    zone: `eu-west-1${'abc'[index % 3]}`,
    cpus: 2 ** (index % 7),
    monitored: index % 2 === 0,
    launched_at: new Date(LAUNCH + index * 60_000),
    subnet: subnetId(account, index % SUBNETS),
    role: roleArn(account, (index + (changed ? 1 : 0)) % ROLES),
  };
}

function subnetId(account: string, index: number): string {
  return `subnet-${account}-${index}`;
}

function roleArn(account: string, index: number): string {
  return `arn:aws:iam::${account}:role/role-${index}`;
}

/** What the whole estate comes to, to check that a loader has loaded it. */
export function sizeOf({ servers, shrunk }: Estate): { readonly nodes: number; readonly edges: number } {
  const kept = shrunk === true ? (servers / 10) * 9 : servers;
  const others = ACCOUNTS * (SUBNETS + ROLES);
  return { nodes: ACCOUNTS + others + kept, edges: others + kept * 3 };
}
