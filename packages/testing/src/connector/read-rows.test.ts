import { expect, test } from 'vitest';
import { example, exchanges, sneaky } from './example.test-kit.js';
import { type EstateOptions, openEstate } from './open-estate.js';
import { type ReadRows, readRows } from './read-rows.js';
import type { Recording } from './recording.js';

async function read(recording: Recording, source: EstateOptions['source'] = example): Promise<ReadRows> {
  const estate = await openEstate(recording, { source });
  try {
    return await readRows(estate);
  } finally {
    await estate.close();
  }
}

test('rows have the recorded hosts, words for their relationships, and the outcome of each partition', async () => {
  const { text, problems, made } = await read({ exchanges });
  expect(problems).toEqual([]);
  const { ExampleMachine, ExampleDisk } = JSON.parse(text) as Record<string, unknown>;
  const row = (schema: string, id: string) => ({
    schema,
    scope: { account: 'one' },
    id,
    properties: { url: `https://api.example.com/things/${id}` },
    edges: [{ '<-[RESOURCE]-(ExampleAccount)': ['one'] }],
  });
  const outcomes = { one: 'complete', two: 'complete' };
  expect(ExampleMachine).toEqual({ outcomes, rows: [row('ExampleMachine', 'm1'), row('ExampleMachine', 'm2')] });
  expect(ExampleDisk).toEqual({ outcomes, rows: [row('ExampleDisk', 'd1')] });
  expect([...made].sort()).toEqual([
    'ExampleAccount GET /accounts/{account}',
    'ExampleDisk GET /machines/{machine}/disks',
    'ExampleMachine GET /accounts/{account}/machines',
  ]);
});

test('the same recording gives the same text', async () => {
  const machines = exchanges.filter(({ url }) => url.includes('/one/machines'));
  const bodies = machines.map(({ body }) => body);
  // The machines come in another order.
  const turned = exchanges.map((each) => (machines.includes(each) ? { ...each, body: bodies.pop() } : each));
  expect((await read({ exchanges: turned })).text).toBe((await read({ exchanges })).text);
});

test('a part of the source is read where the recording is of a part', async () => {
  const { text } = await read({ exchanges, fetches: ['ExampleAccount'], scope: { account: ['two'] } });
  expect(JSON.parse(text)).toMatchObject({ ExampleAccount: { outcomes: { two: 'complete' }, rows: [{ id: 'two' }] } });
  expect(text).not.toContain('"one"');
  await expect(read({ exchanges, fetches: ['ExampleAcount'] })).rejects.toThrow('example has no fetch ExampleAcount');
});

test('what was not recorded, not declared, and not made by way of the engine is a problem', async () => {
  const missing = await read({ exchanges: exchanges.filter(({ url }) => !url.endsWith('page=2')) });
  expect(missing.problems).toEqual(['GET https://api.example.com/accounts/one/machines?page=2 was not recorded']);
  expect(missing.text).toContain('"one": "failed: transient HTTP_501: GET /accounts/{account}/machines answered 501"');

  const { problems } = await read({ exchanges }, (server) => ({ ...example(server), fetches: [sneaky] }));
  expect(problems).toEqual([
    'Sneaky made GET /accounts, which its `calls` does not declare',
    "GET https://api.example.com/accounts/one was made without the engine's `call`",
  ]);
});

test('a record that cannot be stored is in the text, with its reason', async () => {
  const [first, second, third] = exchanges;
  const broken = [first, second, third].flatMap((each) => (each === undefined ? [] : [{ ...each }]));
  const recording = {
    exchanges: broken.map((each) => (each.url.endsWith('/one') ? { ...each, body: { url: 'x' } } : each)),
    fetches: ['ExampleAccount'],
  };
  const { text } = await read(recording);
  expect(JSON.parse(text)).toMatchObject({
    ExampleAccount: { quarantined: [expect.stringContaining('ExampleAccount: ')] },
  });
});
