import { COMPANY, PRODUCT_SERVICES, type Service, SUPPORT_SERVICES } from './catalog.js';
import type { Ids } from './ids.js';

type Environment = 'production' | 'staging' | 'development' | 'support';

/** An account of the organization, and what runs there. */
export interface AccountProfile {
  readonly id: string;
  /** `production`; the account's name at AWS and its alias start with the company's. */
  readonly name: string;
  readonly email: string;
  readonly environment: Environment;
  /** Path of its organizational unit, from the root: `Workloads/Production`. Empty for the root itself. */
  readonly unit: string;
  readonly services: readonly Service[];
  /** Its place among the accounts, from 0. */
  readonly index: number;
}

type Kind = Pick<AccountProfile, 'name' | 'environment' | 'unit' | 'services'>;

const UNIT_OF = {
  production: 'Workloads/Production',
  staging: 'Workloads/Staging',
  development: 'Workloads/Development',
  support: 'Infrastructure',
} as const;

const FIRST: readonly Kind[] = [
  support('management', ''),
  { name: 'production', environment: 'production', unit: UNIT_OF.production, services: PRODUCT_SERVICES },
  support('security', 'Security'),
  support('shared-services', UNIT_OF.support),
  { name: 'staging', environment: 'staging', unit: UNIT_OF.staging, services: PRODUCT_SERVICES },
  { name: 'development', environment: 'development', unit: UNIT_OF.development, services: PRODUCT_SERVICES },
  support('log-archive', 'Security'),
  support('network', UNIT_OF.support),
];

/** The first so many accounts of the company: the ones that every company has, then three for each team. */
export function accountProfiles(count: number, ids: Ids): readonly AccountProfile[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = FIRST[index] ?? teamAccount(index - FIRST.length);
    return { ...kind, id: accountId(ids, kind.name), email: `aws+${kind.name}@${COMPANY}.example`, index };
  });
}

/** Twelve digits that do not start with 0, for people who keep them in spreadsheets. */
export function accountId(ids: Ids, name: string): string {
  return `4${ids.digits(11, 'account', name)}`;
}

function support(name: string, unit: string): Kind {
  return { name, environment: 'support', unit, services: SUPPORT_SERVICES[name] ?? [] };
}

function teamAccount(index: number): Kind {
  const teams = [...new Set(PRODUCT_SERVICES.map(({ team }) => team))];
  const environments = ['production', 'staging', 'development'] as const;
  const team = teams[Math.floor(index / environments.length) % teams.length] ?? '';
  const environment = environments[index % environments.length] ?? 'production';
  const round = Math.floor(index / (teams.length * environments.length));
  return {
    name: `${team}-${environment}${round === 0 ? '' : `-${round + 1}`}`,
    environment,
    unit: UNIT_OF[environment],
    services: PRODUCT_SERVICES.filter((service) => service.team === team),
  };
}
