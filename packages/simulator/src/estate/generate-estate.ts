import { accountProfiles } from './accounts.js';
import { COMPANY, OUTSIDE } from './catalog.js';
import { ec2Estate } from './ec2/ec2-estate.js';
import { formerImage } from './ec2/images.js';
import { formerInterface } from './ec2/network.js';
import { formerGroup } from './ec2/security-groups.js';
import { formerSnapshot } from './ec2/storage.js';
import type { Estate, EstateOptions, GlobalEstate, RegionEstate } from './estate.js';
import { iamEstate } from './iam/iam-estate.js';
import { formerRole } from './iam/roles.js';
import { identityCenterEstate } from './identity-center.js';
import { makeIds } from './ids.js';
import { kmsEstate } from './kms.js';
import { lambdaEstate } from './lambda.js';
import { organizationEstate } from './organization.js';
import { type Company, type Place, placeIn } from './place.js';
import { rdsEstate } from './rds/rds-estate.js';
import { keepRecent } from './recent.js';
import { buckets } from './s3.js';
import { secrets } from './secrets.js';

/** How many made regions are kept, about 100 KB each: a sync goes round all of a large organisation's, and making one takes longer than a call. */
const KEPT_REGIONS = 1_000;
const KEPT_ACCOUNTS = 64;

/**
 * Makes up a company's cloud: an organization of accounts, and in each of them identities, networks, machines, functions, data stores and keys
 * that refer to each other. Some of it is open further than it should be, and some of it refers to what is gone.
 *
 * @throws Error when `accounts` is no whole number from 1, `size` is not above 0, or `regions` is empty.
 * @example
 * ```ts
 * import { generateEstate } from '@cadastre/simulator';
 *
 * const estate = generateEstate({ seed: 7, accounts: 3 });
 * const [, production] = estate.accounts;
 * console.log(estate.region(production?.id ?? '', 'eu-west-1').ec2.reservations.length);
 * ```
 */
export function generateEstate(options: EstateOptions = {}): Estate {
  const company = makeCompany(options);
  const place = (accountId: string, region: string): Place => {
    const account = company.accounts.find(({ id }) => id === accountId);
    if (!account) throw new Error(`the estate has no account ${accountId}`);
    if (region !== 'global' && !company.regions.includes(region)) throw new Error(`the estate has no region ${region}`);
    return placeIn(company, account, region);
  };
  const global = keepRecent(KEPT_ACCOUNTS, (accountId: string): GlobalEstate => {
    const here = place(accountId, 'global');
    return { iam: iamEstate(here), buckets: buckets(here) };
  });
  const region = keepRecent(KEPT_REGIONS, (key: string): RegionEstate => {
    const [accountId = '', name = ''] = key.split('/');
    const here = place(accountId, name);
    return {
      ec2: ec2Estate(here),
      lambda: lambdaEstate(here),
      rds: rdsEstate(here),
      kms: kmsEstate(here),
      secrets: secrets(here),
    };
  });
  return {
    organization: organizationEstate(company),
    identityCenter: identityCenterEstate(company),
    accounts: company.accounts,
    regions: company.regions,
    global,
    region: (accountId, name) => region(`${accountId}/${name}`),
    dangling: (accountId, name) => danglingIn(place(accountId, name)),
  };
}

function makeCompany({
  seed = 1,
  accounts = 6,
  regions = ['eu-west-1', 'eu-central-1', 'us-east-1'],
  size = 1,
}: EstateOptions): Company {
  if (!Number.isInteger(accounts) || accounts < 1)
    throw new Error(`accounts is ${accounts}: say a whole number from 1`);
  if (!(size > 0)) throw new Error(`size is ${size}: say a number above 0`);
  if (regions.length === 0) throw new Error('regions is empty: name at least one');
  const ids = makeIds(seed);
  const organizationId = `o-${ids.hex(10, COMPANY)}`;
  return { seed, ids, accounts: accountProfiles(accounts, ids), regions: [...new Set(regions)], size, organizationId };
}

function danglingIn(place: Place): string[] {
  return [
    formerGroup(place),
    formerImage(place),
    formerInterface(place),
    formerRole(place),
    formerSnapshot(place),
    `arn:aws:lambda:${place.region}:${OUTSIDE.observability.account}:layer:lumenwatch-extension:42`,
  ];
}
