import { sync } from '@cadastre/core';
import { contentOf } from '@cadastre/core/conformance';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOktaSimulator } from '../src/index.js';
import { type OpenOkta, openOkta } from './open-okta.js';

/** Does something in an organization of its own, which is closed afterwards. */
async function inOkta<T>(run: (okta: OpenOkta) => Promise<T>): Promise<T> {
  const okta = await openOkta({ accounts: [{ id: '111122223333', name: 'production' }] });
  try {
    return await run(okta);
  } finally {
    await okta.close();
  }
}

const read = (okta: OpenOkta, sources = [okta.source()]) => sync({ store: okta.store, sources });
const counted = async (okta: OpenOkta, pattern: string) =>
  ((await okta.rows(`MATCH ${pattern} RETURN count(*) AS n`))[0] as { n: number }).n;

describe('one organization', () => {
  let okta: OpenOkta;
  beforeAll(async () => {
    okta = await openOkta({ accounts: [{ id: '111122223333', name: 'production' }], pageSize: 4 });
  });
  afterAll(() => okta.close());

  test('every fetch is read to its end, page after page, and brings something', async () => {
    const source = okta.source({ profileAttributes: { user: { badgeNumber: 'integer', offices: 'string[]' } } });
    const report = await read(okta, [source]);
    expect(report.partitions.filter(({ outcome }) => outcome.kind !== 'complete')).toEqual([]);
    expect(report.totals.quarantined).toBe(0);
    const brought = new Set(report.partitions.filter(({ records }) => records > 0).map(({ fetch }) => fetch));
    expect(source.fetches.map(({ name }) => name).filter((name) => !brought.has(name))).toEqual([]);
    expect(await counted(okta, '(u:OktaUser)')).toBe(16);
    // Only what lies in AWS, which was not read, has no other end.
    expect(report.unresolved.map(({ type }) => type).sort()).toEqual(['ALLOWED_BY', 'STREAMS_TO']);
  });

  test('attributes of the organization’s own have the types that the configuration says', async () => {
    const rows = await okta.rows(
      `MATCH (u:OktaUser {login: 'amelia.hart@alderway.example'}) RETURN u.profile_badge_number AS badge, u.profile_offices AS offices`,
    );
    expect(rows).toEqual([{ badge: 1_000, offices: ['Oslo'] }]);
  });

  test('no secret of the organization is in the graph', async () => {
    const content = (await contentOf(okta.store)).join('\n');
    expect(content).toContain('amelia.hart');
    expect(content).not.toContain('canary');
    expect(content).not.toContain('+4712345678');
  });

  test('the administrator roles of groups, users and clients are found, custom ones with what they reach', async () => {
    const rows = await okta.rows(
      `MATCH (who)-[has:MEMBER_OF_OKTA_ROLE]->(role:OktaRole)
       RETURN coalesce(who.login, who.label, who.name) AS who, role.label AS role, has.assignment_types AS assigned ORDER BY who, role`,
    );
    expect(rows).toEqual([
      { who: 'Database administrators', role: 'Group Administrator', assigned: ['GROUP'] },
      { who: 'Inventory', role: 'Read-Only Administrator', assigned: ['CLIENT'] },
      { who: 'amelia.hart@alderway.example', role: 'Super Administrator', assigned: ['USER'] },
      { who: 'bashir.noor@alderway.example', role: 'Application Administrator', assigned: ['USER'] },
      { who: 'chiara.rossi@alderway.example', role: 'Application Administrator', assigned: ['USER'] },
      { who: 'chiara.rossi@alderway.example', role: 'Help desk', assigned: ['GROUP'] },
    ]);
    expect(await counted(okta, `(:OktaResourceSet {label: 'Contractors'})-[:CONTAINS]->()`)).toBe(2);
  });

  test('groups are owned by users and by groups', async () => {
    const rows = await okta.rows(
      `MATCH (:OktaGroup {name: 'Contractors'})-[:OWNED_BY]->(owner) RETURN coalesce(owner.login, owner.name) AS owner ORDER BY owner`,
    );
    expect(rows).toEqual([{ owner: 'Engineering' }, { owner: 'bashir.noor@alderway.example' }]);
  });

  test('what a trusted origin may do is stored', async () => {
    expect(await okta.rows('MATCH (o:OktaTrustedOrigin) RETURN o.scopes AS scopes')).toEqual([
      { scopes: ['CORS', 'REDIRECT'] },
    ]);
  });

  test('use of applications is counted, with its failures apart', async () => {
    const rows = await okta.rows(
      `MATCH (u:OktaUser)-[s:SIGNED_IN_TO]->(:OktaApplication {label: 'Wiki'})
       WHERE u.first_name IN ['Bashir', 'Chiara'] RETURN u.first_name AS user, s.sign_ins AS sign_ins, s.failures AS failures ORDER BY user`,
    );
    expect(rows).toEqual([
      { user: 'Bashir', sign_ins: 1, failures: 0 },
      { user: 'Chiara', sign_ins: 0, failures: 1 },
    ]);
  });
});

test('the same type of role in two organizations is two nodes', () =>
  inOkta(async (okta) => {
    const other = await startOktaSimulator();
    try {
      const organizations = [okta.simulator, other].map(({ url, token }) => ({ url, token }));
      const report = await read(okta, [okta.source({ organizations })]);
      expect(report.totals.failed).toBe(0);
      const rows = await okta.rows(
        `MATCH (o:OktaOrganization)-[:RESOURCE]->(r:OktaAdministrationRole {role: 'SUPER_ADMIN'})<-[:MEMBER_OF_OKTA_ROLE]-(u:OktaUser)
         RETURN o.id AS organization, r.organization AS role_of, count(u) AS users`,
      );
      const hosts = organizations.map(({ url }) => new URL(url).host).sort();
      expect(rows.map((row) => JSON.stringify(row)).sort()).toEqual(
        hosts.map((host) => JSON.stringify({ organization: host, role_of: host, users: 1 })),
      );
    } finally {
      await other.close();
    }
  }));

test('a change of an attribute of the organization’s own is a change like any other', () =>
  inOkta(async (okta) => {
    const sources = [okta.source({ profileAttributes: { user: { badgeNumber: 'integer' } } })];
    await read(okta, sources);
    const users = okta.simulator.estate.get('/api/v1/users') ?? { content: [] };
    const [user] = users.content as { profile: { badgeNumber: number } }[];
    if (user !== undefined) user.profile.badgeNumber = 7;
    const { changes } = await read(okta, sources);
    expect(changes.first).toMatchObject([{ properties: { profile_badge_number: { before: 1_000, after: 7 } } }]);
  }));

test('an address that nobody has verified makes no identity, unless the configuration says so', () =>
  inOkta(async (okta) => {
    const users = okta.simulator.estate.get('/api/v1/users') ?? { content: [] };
    const [user] = users.content as { id: string; credentials: { emails: { status: string }[] } }[];
    for (const email of user?.credentials.emails ?? []) email.status = 'UNVERIFIED';
    const identities = () => counted(okta, `(i:Identity)-[:HAS_ACCOUNT]->(u:OktaUser)`);
    await read(okta);
    expect(await identities()).toBe(15);
    expect(await counted(okta, `(i:Identity)-[:HAS_ACCOUNT]->(u:OktaUser {id: '${user?.id}'})`)).toBe(0);
    await read(okta, [okta.source({ identityBy: 'email' })]);
    expect(await identities()).toBe(16);
    await read(okta, [okta.source({ identityBy: 'none' })]);
    expect(await counted(okta, '(i:Identity)')).toBe(0);
  }));

test('a call for factors that fails deletes no factor', () =>
  inOkta(async (okta) => {
    await read(okta);
    const before = await counted(okta, '(:OktaUser)-[:FACTOR]->(f:OktaUserFactor)');
    expect(before).toBe(24);
    okta.simulator.setFault(({ operation }) =>
      operation.endsWith('/factors') ? { kind: 'error', code: 'E0000006', message: 'no', status: 403 } : undefined,
    );
    const report = await read(okta);
    const factors = report.partitions.filter(({ fetch }) => fetch === 'OktaUserFactor');
    expect(factors.map(({ outcome }) => outcome.kind)).toEqual(['partial']);
    expect(await counted(okta, '(:OktaUser)-[:FACTOR]->(f:OktaUserFactor)')).toBe(before);
  }));

test('a user who was deprovisioned goes, with their factors; one whom only a group still names is made into nothing', () =>
  inOkta(async (okta) => {
    await read(okta);
    const users = okta.simulator.estate.get('/api/v1/users') ?? { content: [] };
    const [gone, ...others] = users.content as readonly { readonly id: string }[];
    users.content = others;
    await read(okta);
    const report = await read(okta);
    expect(await counted(okta, `(u:OktaUser {id: '${gone?.id}'})`)).toBe(0);
    expect(await counted(okta, '(f:OktaUserFactor) WHERE NOT (f)<-[:FACTOR]-()')).toBe(0);
    expect(await counted(okta, '(u:OktaUser) WHERE NOT (u)<-[:RESOURCE]-(:OktaOrganization)')).toBe(0);
    // The group's list still names them: that is said, and not taken for a user.
    expect(report.unresolved).toContainEqual(expect.objectContaining({ type: 'MEMBER_OF_OKTA_GROUP' }));
  }));

test('where Okta allows less than there is to ask, everything is read all the same', async () => {
  const okta = await openOkta({ limit: { calls: 8, seconds: 2 } });
  try {
    // A call for each user, which is twice what the limit allows in one window.
    const report = await sync({ store: okta.store, sources: [okta.source()], only: [{ fetch: 'OktaUserFactor' }] });
    expect(report.outcome).toBe('complete');
    expect(await okta.rows('MATCH (f:OktaUserFactor) RETURN count(*) AS n')).toEqual([{ n: 24 }]);
  } finally {
    await okta.close();
  }
});

test('a feature that the organization does not have is not applicable, and no failure', () =>
  inOkta(async (okta) => {
    okta.simulator.setFault(({ operation, input }) => {
      if (operation === 'GET /api/v1/realms') return { kind: 'error', code: 'E0000015', message: 'no', status: 401 };
      if (input.type === 'ACCESS_POLICY')
        return { kind: 'error', code: 'E0000001', message: 'Api validation failed: type', status: 400 };
      return undefined;
    });
    const report = await read(okta);
    expect(report.outcome).toBe('complete');
    const others = report.partitions.filter(({ outcome }) => outcome.kind !== 'complete');
    expect(others.map(({ fetch, outcome }) => [fetch, outcome.kind])).toEqual(
      expect.arrayContaining([
        ['OktaRealm', 'not-applicable'],
        ['OktaPolicy', 'not-applicable'],
      ]),
    );
    expect(await counted(okta, '(p:OktaPolicy)')).toBe(14);
  }));
