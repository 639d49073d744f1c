import { okta } from '@cadastre/connector-okta';
import { sync } from '@cadastre/core';
import { contentOf } from '@cadastre/core/conformance';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AzureFaultRule, startOktaSimulator } from '../src/index.js';
import { type OpenAzure, openAzure } from './open-azure.js';

let open: OpenAzure;
beforeEach(async () => {
  open = await openAzure();
});
afterEach(() => open.close());

/** Without applications and what they may do. */
const PEOPLE = /\/(?:v1\.0|beta)\/(?!applications|oauth2|identity\/|policies)/;
const run = (options?: Parameters<OpenAzure['source']>[0]) =>
  sync({ store: open.store, sources: [open.sourceOf(PEOPLE, options)] });
const counted = async (pattern: string) =>
  ((await open.rows(`MATCH ${pattern} RETURN count(*) AS n`))[0] as { n: number }).n;
const outcomeOf = (report: Awaited<ReturnType<typeof run>>, fetch: string) =>
  report.partitions.find((partition) => partition.fetch === fetch)?.outcome;

const MEMBERS = 'POST /beta/$batch /groups/{id}/members';
const membersOf = (name: string) => `(m)-[:MEMBER_OF]->(g:EntraGroup {display_name: '${name}'})`;
/** The members of one group, within a batch. */
const isMembers = (path: string, group: string) => path === `/beta/groups/${group}/members`;
const ENGINEERING = '01010101-0000-4000-8000-000000000002';

test('members of all groups come in batches, page after page, whatever kind they are', async () => {
  await run();
  expect(await counted(membersOf('everybody'))).toBe(5);
  expect(
    await counted(
      `(:EntraGroup {display_name: 'administrators'})-[:MEMBER_OF]->(:EntraGroup {display_name: 'engineering'})`,
    ),
  ).toBe(1);
  expect(await counted(`(:EntraDevice)-[:MEMBER_OF]->(:EntraGroup {display_name: 'laptops'})`)).toBe(1);
  expect(await counted(`(:EntraUser)-[:OWNER_OF]->(:EntraGroup)`)).toBe(2);
  // Four groups in the first, and the second page of one of them in the other.
  expect(open.simulator.calls().filter(({ operation }) => operation === MEMBERS)).toHaveLength(2);
});

test('a batch has twenty lists at most', async () => {
  const { directory } = open.simulator.estate;
  const groups = directory.get('/v1.0/groups') as { id: string }[];
  for (let index = 0; index < 40; index += 1) {
    const id = `more-${index}`;
    groups.push({ ...groups[0], id });
    directory.set(`/beta/groups/${id}/members`, []);
    directory.set(`/beta/groups/${id}/owners`, []);
  }
  const report = await run();
  expect(outcomeOf(report, 'EntraGroupUser')).toEqual({ kind: 'complete' });
  expect(open.simulator.calls().filter(({ operation }) => operation === MEMBERS)).toHaveLength(4);
});

test('a part of a batch that was throttled is asked for again, and only that', async () => {
  let refused = 0;
  open.simulator.setFault(({ path }) => {
    if (!isMembers(path, ENGINEERING) || refused >= 2) return undefined;
    refused += 1;
    return { kind: 'error', code: 'TooManyRequests', message: 'later', status: 429, headers: { 'retry-after': '0' } };
  });
  const report = await run();
  expect(outcomeOf(report, 'EntraGroupUser')).toEqual({ kind: 'complete' });
  expect(await counted(membersOf('engineering'))).toBe(2);
  const bodies = open.simulator.calls().flatMap(({ operation, body }) => (operation === MEMBERS ? [body] : []));
  // All four; what was refused alone, twice; the next page.
  expect(bodies.map((body) => (body as { requests: unknown[] }).requests.length)).toEqual([4, 1, 1, 1]);
});

const LOSSES: readonly (readonly [what: string, failure: object, fault: AzureFaultRule])[] = [
  [
    'a part that is refused for ever',
    { class: 'transient', code: 'UnknownError' },
    ({ path }) =>
      isMembers(path, ENGINEERING) ? { kind: 'error', code: 'UnknownError', message: 'no', status: 500 } : undefined,
  ],
  [
    'a part that is denied',
    { class: 'denied', code: 'Authorization_RequestDenied' },
    ({ path }) =>
      isMembers(path, ENGINEERING)
        ? { kind: 'error', code: 'Authorization_RequestDenied', message: 'no', status: 403 }
        : undefined,
  ],
  [
    'a "not found" that is not the directory’s',
    { code: 'NotFound' },
    ({ path }) =>
      isMembers(path, ENGINEERING) ? { kind: 'error', code: 'NotFound', message: 'no', status: 404 } : undefined,
  ],
  [
    'a part that is no list',
    { code: 'ANSWER_INVALID' },
    ({ path }) => (isMembers(path, ENGINEERING) ? { kind: 'data', data: { one: {} } } : undefined),
  ],
  [
    'a batch that is answered in part',
    { code: 'ANSWER_INVALID' },
    ({ operation }) => (operation === MEMBERS ? { kind: 'data', data: { one: { responses: [] } } } : undefined),
  ],
];

test.each(LOSSES)('%s takes no member out of a group', async (_what, failure, fault) => {
  await run();
  const before = await counted('(m)-[:MEMBER_OF]->(g:EntraGroup)');
  open.simulator.setFault(fault);
  const report = await run();
  expect(outcomeOf(report, 'EntraGroupUser')).toMatchObject({ kind: 'failed', failure });
  expect(await counted('(m)-[:MEMBER_OF]->(g:EntraGroup)')).toBe(before);
});

test('a group that was deleted after it was listed has no members, and the others keep theirs', async () => {
  open.simulator.estate.directory.delete(`/beta/groups/${ENGINEERING}/members`);
  const report = await run();
  expect(outcomeOf(report, 'EntraGroupUser')).toEqual({ kind: 'complete' });
  expect(await counted(membersOf('engineering'))).toBe(0);
  expect(await counted(membersOf('everybody'))).toBe(5);
});

test('a tenant without the licence for sign-in activity has its users all the same', async () => {
  open.simulator.setFault(({ path, input }) =>
    path === '/v1.0/users' && input.$select?.includes('signInActivity')
      ? {
          kind: 'error',
          code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
          message: 'Neither tenant is B2C or tenant doesn’t have premium license',
          status: 403,
        }
      : undefined,
  );
  const report = await run();
  expect(outcomeOf(report, 'EntraSignInActivity')).toMatchObject({ kind: 'not-applicable' });
  expect(await counted('(u:EntraUser)')).toBe(5);
});

test('a tenant without Intune is read for all the rest', async () => {
  const message = 'Request not applicable to target tenant.';
  open.simulator.setFault(({ path }) =>
    path.startsWith('/v1.0/devicemanagement/')
      ? { kind: 'error', code: 'BadRequest', message, status: 400 }
      : undefined,
  );
  const report = await run();
  const ended = report.partitions.filter(({ outcome }) => outcome.kind !== 'complete');
  expect(ended.map(({ fetch, outcome }) => `${fetch} ${outcome.kind}`).sort()).toEqual([
    'IntuneCompliancePolicy not-applicable',
    'IntuneDetectedApp not-applicable',
    'IntuneDeviceApp not-applicable',
    'IntuneManagedDevice not-applicable',
  ]);
});

test('only an address in a domain of the tenant makes an identity', async () => {
  const identities = () =>
    open.rows(
      'MATCH (i:Identity)-[:HAS_ACCOUNT]->(u:EntraUser) RETURN u.display_name AS name, i.email AS email ORDER BY name',
    );
  await run();
  // Alan's `mail` is of a domain that the tenant has not proven to own, and the guest is another directory's.
  expect(await identities()).toEqual(
    ['ada', 'alan', 'barbara', 'grace'].map((name) => ({ name, email: `${name}@example.com` })),
  );
  await run({ identityBy: 'email' });
  expect(await identities()).toContainEqual({ name: 'alan', email: 'president@elsewhere.example' });
  await run({ identityBy: 'none' });
  expect(await counted('(i:Identity)')).toBe(0);
});

test('the accounts of one person at Okta and in Entra ID are joined, and each lets go by itself', async () => {
  const organization = await startOktaSimulator({ accounts: [] });
  try {
    const users = open.simulator.estate.directory.get('/v1.0/users') as { mail: string }[];
    const ada = users[0] as { mail: string; userPrincipalName: string };
    Object.assign(ada, { mail: 'Amelia.Hart@alderway.example' });
    const domains = open.simulator.estate.directory.get('/v1.0/domains') as { id: string }[];
    domains.push({ ...domains[0], id: 'alderway.example' });
    const sources = [
      open.sourceOf(PEOPLE),
      okta({ organizations: [{ url: organization.url, token: organization.token }] }),
    ];
    const joined = () =>
      counted(
        '(:EntraUser)<-[:HAS_ACCOUNT]-(:Identity {email: "amelia.hart@alderway.example"})-[:HAS_ACCOUNT]->(:OktaUser)',
      );
    await sync({ store: open.store, sources });
    expect(await joined()).toBe(1);
    Object.assign(ada, { mail: null });
    await sync({ store: open.store, sources });
    expect(await joined()).toBe(0);
    expect(await counted('(:Identity {email: "amelia.hart@alderway.example"})-[:HAS_ACCOUNT]->(:OktaUser)')).toBe(1);
  } finally {
    await organization.close();
  }
});

test('devices, licences and policies are joined with whom they are for', async () => {
  await run();
  const ada = `(:EntraUser {display_name: 'ada'})`;
  expect(
    await counted(`${ada}-[:ENROLLED_TO]->(:IntuneManagedDevice)-[:REGISTERED_AS]->(:EntraDevice)<-[:USES]-${ada}`),
  ).toBe(1);
  expect(
    await counted(
      `${ada}-[:ASSIGNED_LICENSE]->(:M365License {sku_part_number: 'SPE_E5'})-[:HAS_SERVICE_PLAN]->(:M365ServicePlan)`,
    ),
  ).toBe(2);
  expect(await counted('(:IntuneManagedDevice)-[:HAS_APP]->(:IntuneDetectedApp)')).toBe(2);
  expect(await counted(`(:EntraUser)-[:REPORTS_TO]->${ada}`)).toBe(3);
  expect(
    await open.rows(
      'MATCH (p:IntuneCompliancePolicy) RETURN p.platform AS platform, p.applies_to_all_devices AS everywhere ORDER BY platform',
    ),
  ).toEqual([
    { platform: 'ios', everywhere: true },
    { platform: 'windows10', everywhere: false },
  ]);
  expect(
    await open.rows('MATCH (t:AzureTenant) RETURN t.city AS city, t.mobile_device_management_authority AS authority'),
  ).toEqual([{ city: 'Amsterdam', authority: 'intune' }]);
});

test('entra-one-factor-administrators finds who has a password and nothing else, and no others', async () => {
  await run();
  const question = open.source().questions?.find(({ name }) => name === 'entra-one-factor-administrators');
  const rows = await open.rows(question?.cypher ?? '');
  expect(rows).toMatchObject([{ tenant: 'Example', administrator: 'alan@example.com' }]);
  expect(Object.keys(rows[0] ?? {})).toEqual(question?.columns);
});

test('no secret of the directory is in the graph', async () => {
  await run();
  const content = (await contentOf(open.store)).join('\n');
  expect(content).toContain('ada@example.com');
  expect(content).not.toContain('canary');
});

test('the policy has the permissions of what is asked for within a batch', () => {
  expect(open.source().policy?.()).toMatchObject({
    graphPermissions: expect.arrayContaining([
      'GroupMember.Read.All',
      'Member.Read.Hidden',
      'AdministrativeUnit.Read.All',
    ]),
  });
});
