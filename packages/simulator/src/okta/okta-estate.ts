import type { AccountProfile } from '../estate/accounts.js';
import { COMPANY } from '../estate/catalog.js';
import { makeIds } from '../estate/ids.js';
import { daysAgo, type Random, random } from '../estate/random.js';
import { addAccess } from './access.js';
import { addAdministration } from './administration.js';
import { addApplications } from './applications.js';
import { oktaId } from './okta-id.js';
import { addPeople } from './people.js';

/** What an organization has at one address, in Okta's own shapes. */
export interface OktaResource {
  /** As Okta's API description writes it: `/api/v1/users/{userId}/factors`. */
  readonly template: string;
  /** A list, or the one thing that is there. */
  readonly content: readonly object[] | object;
  /** Name of the list within the answer; without one the answer is the list itself. */
  readonly listName?: string;
}

/** A made-up organization of Okta, by address. */
export type OktaEstate = ReadonlyMap<string, OktaResource>;

/** Which organization. */
export interface OktaEstateOptions {
  /** The same seed gives the same bytes. Default 1. */
  readonly seed?: number;
  /** The AWS accounts that its application for AWS opens. */
  readonly accounts?: readonly Pick<AccountProfile, 'id' | 'name'>[];
  /** A tenant of Entra ID whose users may sign in. Default none. */
  readonly entraTenant?: string;
}

/** What the parts of an estate are made with. */
export interface OktaMaker {
  readonly accounts: readonly Pick<AccountProfile, 'id' | 'name'>[];
  readonly entraTenant: string | undefined;
  /** An id in Okta's form: the prefix says of what, and it is the same for the same path. */
  id(prefix: string, ...path: string[]): string;
  random(...path: string[]): Random;
  /** Times as Okta writes them. */
  daysAgo(days: number): string;
  add(
    template: string,
    values: Readonly<Record<string, string>>,
    content: OktaResource['content'],
    listName?: string,
  ): void;
}

/** Makes up an organization: people, what they may sign in to, the policies over it, and who administers it. */
export function oktaEstate({ seed = 1, accounts = [], entraTenant }: OktaEstateOptions = {}): OktaEstate {
  const resources = new Map<string, OktaResource>();
  const ids = makeIds(seed);
  const make: OktaMaker = {
    accounts,
    entraTenant,
    id: (prefix, ...path) => oktaId(ids, prefix, ...path),
    random: (...path) => random(`${seed}/okta/${path.join('/')}`),
    daysAgo: (days) => daysAgo(days).toISOString(),
    add(template, values, content, listName) {
      const path = template.replaceAll(/\{(\w+)\}/g, (_text, name: string) => values[name] ?? '');
      resources.set(path, { template, content, ...(listName === undefined ? {} : { listName }) });
    },
  };
  make.add(
    '/api/v1/org',
    {},
    {
      id: make.id('00o', 'organization'),
      companyName: COMPANY,
      subdomain: COMPANY,
      status: 'ACTIVE',
      website: `https://${COMPANY}.example`,
      created: make.daysAgo(2_000),
      lastUpdated: make.daysAgo(200),
      expiresAt: null,
    },
  );
  make.add('/api/v1/org/privacy/oktaSupport', {}, { support: 'DISABLED', expiration: null });
  addPeople(make);
  addApplications(make);
  addAccess(make);
  addAdministration(make);
  return resources;
}
