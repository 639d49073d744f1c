import type { AccountProfile } from './accounts.js';
import { COMPANY, type Service } from './catalog.js';
import type { Ids } from './ids.js';
import { type Random, random } from './random.js';

/** What is the same everywhere in an estate. */
export interface Company {
  readonly seed: number;
  readonly ids: Ids;
  readonly accounts: readonly AccountProfile[];
  readonly regions: readonly string[];
  /** Multiplies how much each service has in each account and region. */
  readonly size: number;
  readonly organizationId: string;
}

/** One account in one region (`global` for services that have none), and the names of what is there. */
export interface Place {
  readonly company: Company;
  readonly account: AccountProfile;
  readonly region: string;
  /** `eu-west-1a` and so on. */
  readonly zones: readonly string[];
  /** The services that run here: all of the account's in the first region, every other one elsewhere. */
  readonly services: readonly Service[];
  readonly isFirstRegion: boolean;
  random(...path: string[]): Random;
  ec2(prefix: string, ...path: string[]): string;
  hex(length: number, ...path: string[]): string;
  uuid(...path: string[]): string;
  /** An ARN in this account and region. */
  arn(service: string, resource: string): string;
  /** An ARN in this account's IAM. */
  iam(resource: string): string;
  /** The ARN of a KMS key by what it is for. */
  key(purpose: KeyPurpose): string;
  /** How many of something there are, where one of them would be `base` at size 1. */
  count(base: number): number;
}

export type KeyPurpose = 'storage' | 'databases' | 'secrets' | 'functions' | 'tokenization' | 'retired';

export function placeIn(company: Company, account: AccountProfile, region: string): Place {
  const path = [account.id, region];
  const isFirstRegion = region === company.regions[0];
  const shift = company.regions.indexOf(region);
  return {
    company,
    account,
    region,
    zones: ['a', 'b', 'c'].map((zone) => region + zone),
    services: account.services.filter((_, index) => region === 'global' || isFirstRegion || (index + shift) % 2 === 0),
    isFirstRegion,
    random: (...rest) => random([company.seed, ...path, ...rest].join('/')),
    ec2: (prefix, ...rest) => company.ids.ec2(prefix, ...path, ...rest),
    hex: (length, ...rest) => company.ids.hex(length, ...path, ...rest),
    uuid: (...rest) => company.ids.uuid(...path, ...rest),
    arn: (service, resource) => `arn:aws:${service}:${region}:${account.id}:${resource}`,
    iam: (resource) => `arn:aws:iam::${account.id}:${resource}`,
    key: (purpose) => `arn:aws:kms:${region}:${account.id}:key/${keyId(company, account, region, purpose)}`,
    count: (base) => Math.max(1, Math.round(base * company.size)),
  };
}

/** A key that exists in several regions has one id in all of them. */
function keyId({ ids }: Company, account: AccountProfile, region: string, purpose: KeyPurpose): string {
  return purpose === 'tokenization'
    ? `mrk-${ids.hex(32, account.id, purpose)}`
    : ids.uuid(account.id, region, 'key', purpose);
}

/** The account of this name, if the estate is large enough to have it. */
export function accountNamed({ accounts }: Company, name: string): AccountProfile | undefined {
  return accounts.find((account) => account.name === name);
}

/** Tags in AWS's usual form. */
export function tagsOf({ account }: Place, service: Pick<Service, 'name' | 'team'>, name?: string) {
  return [
    ...(name === undefined ? [] : [{ Key: 'Name', Value: name }]),
    { Key: 'environment', Value: account.environment },
    { Key: 'owner', Value: `${service.team}@${COMPANY}.example` },
    { Key: 'service', Value: service.name },
  ];
}
