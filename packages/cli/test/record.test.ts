import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Source, sync } from '@cadastre/core';
import { contentOf } from '@cadastre/core/conformance';
import { openEmbeddedStore } from '@cadastre/embedded';
import { type Exchange, replay } from '@cadastre/testing';
import { afterEach, expect, test } from 'vitest';
import { badgeSystem } from '../../../examples/badge-connector/badges.js';
import { acmeConfig, makeFolder } from './cli.js';

const EXAMPLE = fileURLToPath(new URL('../../../examples/badge-connector/', import.meta.url));
const TOKEN = 'b4dge-Token-0123456789';
const PIN = '8c1f-77ab-0042';
const PASSWORD = 'Tr0ub4dor&3/x';
const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl';

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
  server = undefined;
});

const badge = (serial: string, email: string, pin: string) => ({
  serial,
  holder: { email, displayName: 'Ada Lovelace' },
  pin,
  doors: [{ number: '0.1', until: null }],
  login: { password: PASSWORD },
  note: `${JWT} of ${email}`,
});

/** What the badge system answers, with secrets wherever there is room for one. */
function answers(url: string): Readonly<Record<string, unknown>> {
  const cursor = `access_token=${encodeURIComponent(PASSWORD)}`;
  return {
    '/sites': { items: [{ id: 'north', city: 'Oslo', [PASSWORD]: PASSWORD }] },
    '/sites/north/doors': {
      items: [{ number: '0.1', floor: 0, alarm: { armed: true }, servicedAt: 1_790_000_000, apiKey: TOKEN }],
    },
    '/sites/north/badges': {
      items: [badge('b1', 'Ada@acme.example.org', PIN)],
      next: `${url}/sites/north/badges?${cursor}`,
    },
    [`/sites/north/badges?${cursor}`]: { items: [badge('b2', 'ada@acme.example.org', PIN)] },
  };
}

async function startBadges(refused: readonly string[] = []): Promise<string> {
  let url = '';
  const started = createServer((request, response) => {
    const { url: path = '', headers } = request;
    const body = headers.authorization === `Bearer ${TOKEN}` ? answers(url)[path] : undefined;
    response.writeHead(refused.includes(path) ? 403 : body === undefined ? 404 : 200, {
      'content-type': 'application/json',
      'set-cookie': `sid=${TOKEN}`,
      'x-session': TOKEN,
      'x-ratelimit-reset': '1999999999',
      link: `<${url}/sites?api_key=${encodeURIComponent(PASSWORD)}>; rel="self"`,
    });
    response.end(JSON.stringify(refused.includes(path) ? { password: PASSWORD } : (body ?? {})));
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
  return url;
}

const config = (url: string, schemas = 'schemas') => `
import { badgeSystem } from '${EXAMPLE}badges.ts';
export default {
  schemas: ${JSON.stringify(schemas)},
  sources: () => [badgeSystem({ url: '${url}', token: '${TOKEN}' })],
};
`;

interface Recording {
  readonly fetches: readonly string[];
  readonly exchanges: readonly Exchange[];
}

async function graphOf(source: Source): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-record-test-'));
  const store = await openEmbeddedStore(join(folder, 'graph.grafeo'));
  try {
    expect((await sync({ store, sources: [source] })).outcome).toBe('complete');
    return await contentOf(store);
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

/** What a graph says when each pin and each holder is called what it is called first. */
const withoutValues = (content: readonly string[]) =>
  content
    .map((line) =>
      line
        .replace(/"_digest":"[^"]*",/, '')
        .replace(/"[^"]*@[^"]*"/g, 'MAIL')
        .replace(/"[0-9a-f]{64}"/g, 'HASH'),
    )
    .sort();

test('what is recorded holds no secret, and replayed it becomes the same rows', async () => {
  const url = await startBadges();
  await using folder = await makeFolder(config(url, join(EXAMPLE, 'schemas')));
  const ran = await folder.cadastre(['record', 'badges', '--out', 'recordings', '--name', 'north']);
  expect(ran.stderr).toMatch(/^replaced \d+ secrets, 1 name, 1 mail addresses and the hosts; look through/m);
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.stdout).toMatch(/^wrote recordings\/north\.json: 5 answers$/m);
  expect(await readdir(folder.path)).toEqual(['cadastre.config.ts', 'recordings']);

  const text = await readFile(join(folder.path, 'recordings/north.json'), 'utf8');
  for (const secret of [TOKEN, PIN, PASSWORD, encodeURIComponent(PASSWORD), JWT, 'Lovelace', 'acme', '127.0.0.1']) {
    expect(text).not.toContain(secret);
  }
  expect(text.toLowerCase()).not.toContain('ada@');
  expect(text).not.toMatch(/authorization|cookie|x-session/i);

  const { fetches, exchanges } = JSON.parse(text) as Recording;
  expect(fetches).toEqual(['Badge', 'BadgeDoor', 'BadgeSite']);
  const original = await graphOf(badgeSystem({ url, token: TOKEN }));
  const replayed = await replay(exchanges);
  try {
    const again = await graphOf(badgeSystem({ url: replayed.url(), token: 'made-up' }));
    expect(replayed.unanswered).toEqual([]);
    expect(withoutValues(again)).toEqual(withoutValues(original));
    // The two badges still have the same holder and the same pin.
    expect(new Set(again.join('\n').match(/"[^"]*@[^"]*"/g))).toEqual(new Set(['"person-1@example.com"']));
    expect(new Set(again.join('\n').match(/"[0-9a-f]{64}"/g)).size).toBe(1);
  } finally {
    await replayed.close();
  }
});

test('without the schemas, what the rows keep as a hash is known by it', async () => {
  await using folder = await makeFolder(config(await startBadges()));
  const ran = await folder.cadastre(['record', 'badges/Badge']);
  expect(ran.stderr).toContain('no schemas in schemas: what is sensitive is told by its name and its look alone');
  expect(ran.code).toBe(0);
  const text = await readFile(join(folder.path, 'test/recordings/badges-Badge.json'), 'utf8');
  expect(text).not.toContain(PIN);
  expect((JSON.parse(text) as Recording).fetches).toEqual(['Badge']);
});

test('an answer that is no success is recorded too, and the exit code says so', async () => {
  await using folder = await makeFolder(config(await startBadges(['/sites/north/doors'])));
  const ran = await folder.cadastre(['record', 'badges/BadgeDoor', '--out', '.']);
  expect(ran.code).toBe(3);
  const { exchanges } = JSON.parse(await readFile(join(folder.path, 'badges-BadgeDoor.json'), 'utf8')) as Recording;
  expect(exchanges.map(({ status, body }) => [status, body])).toEqual([
    [200, expect.anything()],
    [403, { password: 'secret-1' }],
  ]);
  // Replayed before that second, it would make every test wait.
  expect(exchanges.flatMap(({ headers }) => Object.keys(headers))).not.toContain('x-ratelimit-reset');
});

test('a source whose calls do not go through httpClient is refused before it is asked', async () => {
  await using folder = await makeFolder(acmeConfig('http://127.0.0.1:9'));
  const { code, stdout, stderr } = await folder.cadastre(['record', 'acme']);
  expect(stderr).toMatch(/error RECORD_UNSUPPORTED: acme:\w+ of acme does not go through core's httpClient/);
  expect(stderr).toContain('\nhint: ');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
});

test('an API that cannot be reached is said to be so, and nothing is written', async () => {
  await using folder = await makeFolder(config('http://127.0.0.1:9'));
  const { code, stderr } = await folder.cadastre(['record', 'badges']);
  expect(stderr).toContain('error RECORD_EMPTY: badges answered nothing');
  expect(code).toBe(1);
  expect(await readdir(folder.path)).not.toContain('test');
});

test.each([
  [['record'], 'FETCH is missing'],
  [['record', 'badges', '--name', '../x'], '--name must be'],
  [['record', 'badgers'], 'badgers'],
])('%j is refused with 64', async (argv, message) => {
  await using folder = await makeFolder(config('http://127.0.0.1:9'));
  const { code, stderr } = await folder.cadastre(argv);
  expect(stderr).toContain(message);
  expect(code).toBe(64);
});
