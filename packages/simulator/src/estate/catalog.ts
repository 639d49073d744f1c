/** What the company runs. */
export interface Service {
  readonly name: string;
  readonly team: string;
  /** How it runs: on instances, as functions, or both. */
  readonly runs: readonly ('instances' | 'functions')[];
  readonly database?: 'aurora-postgresql' | 'postgres' | 'mysql';
  readonly runtime: string;
  /** Reached from the internet. */
  readonly edge?: true;
}

export const COMPANY = 'alderway';

/** What the products run on, in each of the accounts for production, staging and development. */
export const PRODUCT_SERVICES: readonly Service[] = [
  {
    name: 'payments',
    team: 'payments',
    runs: ['instances', 'functions'],
    database: 'aurora-postgresql',
    runtime: 'java21',
  },
  { name: 'orders', team: 'commerce', runs: ['instances', 'functions'], database: 'postgres', runtime: 'nodejs22.x' },
  { name: 'checkout', team: 'commerce', runs: ['functions'], runtime: 'nodejs22.x', edge: true },
  { name: 'storefront', team: 'commerce', runs: ['instances'], runtime: 'nodejs22.x', edge: true },
  { name: 'search', team: 'discovery', runs: ['instances'], runtime: 'java21' },
  { name: 'catalog', team: 'discovery', runs: ['instances', 'functions'], database: 'mysql', runtime: 'python3.13' },
  { name: 'recommendations', team: 'discovery', runs: ['functions'], runtime: 'python3.13' },
  { name: 'notifications', team: 'engagement', runs: ['functions'], runtime: 'nodejs20.x', edge: true },
  { name: 'accounts', team: 'identity', runs: ['instances'], database: 'postgres', runtime: 'java21' },
  { name: 'billing', team: 'payments', runs: ['functions'], database: 'postgres', runtime: 'python3.12' },
  {
    name: 'data-platform',
    team: 'data',
    runs: ['instances', 'functions'],
    database: 'aurora-postgresql',
    runtime: 'python3.13',
  },
  { name: 'reporting', team: 'data', runs: ['functions'], database: 'postgres', runtime: 'python3.9' },
];

/** What the accounts run that serve the others. */
export const SUPPORT_SERVICES: Readonly<Record<string, readonly Service[]>> = {
  management: [{ name: 'cost-report', team: 'platform', runs: ['functions'], runtime: 'python3.12' }],
  security: [
    { name: 'audit-trail', team: 'security', runs: ['functions'], runtime: 'python3.13' },
    { name: 'scanner', team: 'security', runs: ['instances'], runtime: 'python3.13' },
  ],
  'shared-services': [
    { name: 'ci-runner', team: 'platform', runs: ['instances'], runtime: 'nodejs22.x' },
    { name: 'artifacts', team: 'platform', runs: ['instances', 'functions'], database: 'postgres', runtime: 'java21' },
    { name: 'bastion', team: 'platform', runs: ['instances'], runtime: 'nodejs22.x', edge: true },
  ],
};

export const PEOPLE: readonly string[] = [
  'amelia.hart',
  'bashir.noor',
  'chiara.rossi',
  'daniel.okafor',
  'elif.demir',
  'farid.haddad',
  'greta.lindqvist',
  'hiroshi.tanaka',
  'ines.carvalho',
  'jonas.weber',
  'katarzyna.nowak',
  'liam.byrne',
  'mei.chen',
  'nadia.petrova',
  'oscar.fuentes',
  'priya.raman',
];

/** Accounts of other companies, which the estate names and does not contain. */
export const OUTSIDE = {
  observability: { name: 'lumenwatch', account: '210987654321' },
  costs: { name: 'penniwise', account: '321098765432' },
  images: { name: 'canonical', account: '099720109477' },
} as const;
