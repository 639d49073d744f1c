import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from './cli.js';

const ANSWER = {
  servers: [
    { id: 's1', createdAt: '2026-01-01T00:00:00Z', apiToken: 'hunter2', network: { subnets: ['a'] } },
    { id: 's2', createdAt: '2026-01-02T00:00:00Z', apiToken: 'hunter3', network: { subnets: [] } },
  ],
  next: 'x',
};

test('infer prints a draft that compiles', async () => {
  await using folder = await makeFolder();
  await writeFile(join(folder.path, 'acme-server.json'), JSON.stringify(ANSWER));
  const { code, stdout, stderr } = await folder.cadastre(['infer', 'acme-server.json']);
  expect(stderr).toBe('acme-server.json: 2 records in servers\n');
  expect(code).toBe(0);
  expect(stdout).toContain('node: AcmeServer\n');
  expect(stdout).toContain('id: id\n');
  expect(stdout).toContain('  created_at: { type: datetime, from: createdAt }\n');
  expect(stdout).toContain('  network_subnets: { type: string, from: "network.subnets[]" }\n');
  expect(stdout).toContain(
    '  api_token: { type: string, from: apiToken, sensitive: drop } # named like a secret: it is not stored\n',
  );
  expect(stdout).not.toContain('hunter');

  await mkdir(join(folder.path, 'schemas/acme'), { recursive: true });
  await writeFile(
    join(folder.path, 'schemas/acme/provider.yaml'),
    'provider: acme\nname: Acme\nbrief: Acme.\nout: ../../generated\n',
  );
  await writeFile(join(folder.path, 'schemas/acme/server.yaml'), stdout);
  expect(await folder.cadastre(['check'])).toMatchObject({ code: 0, stderr: '' });
});

test('infer takes several files and standard input, and prints JSON', async () => {
  await using folder = await makeFolder();
  await writeFile(join(folder.path, 'a.json'), JSON.stringify({ id: 1, size: 1 }));
  const stdin = JSON.stringify([{ id: 2, size: 0.5 }]);
  const { code, stdout } = await folder.cadastre(['infer', 'a.json', '-', '--node', 'Thing', '--json'], { stdin });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    node: 'Thing',
    records: 2,
    id: 'id',
    properties: [
      { name: 'id', type: 'string', convert: 'json' },
      { name: 'size', type: 'float', from: 'size', unsure: [] },
    ],
  });
});

test.each([
  ['{"password": hunter2', 'error SAMPLE_INVALID: x.json is no JSON\nhint: ', 1],
  ['[]', 'error SAMPLE_INVALID: x.json is an empty list: there are no records in it\nhint: ', 1],
  ['7', 'error SAMPLE_INVALID: x.json is neither an object nor a list: there are no records in it\nhint: ', 1],
])('infer refuses %s', async (text, message, exit) => {
  await using folder = await makeFolder();
  await writeFile(join(folder.path, 'x.json'), text);
  const { code, stdout, stderr } = await folder.cadastre(['infer', 'x.json']);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('hunter2');
  expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
});

test.each([
  [['infer'], 'FILE is missing'],
  [['infer', 'nothing.json'], 'cannot read nothing.json: there is no such file'],
  [['infer', '-'], '--node is missing'],
  [['infer', 'x.json', '--node', 'acme server'], '--node cannot be acme server'],
  [['infer', 'x.json', '--node', 'CadastreRun'], '--node cannot be CadastreRun'],
])('%j is refused with 64', async (argv, message) => {
  await using folder = await makeFolder();
  const { code, stdout, stderr } = await folder.cadastre(argv);
  expect(stderr).toContain(`error USAGE: ${message}`);
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
});
