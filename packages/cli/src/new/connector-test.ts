import type { ConnectorNames } from './names.js';

/** The test of a new connector: its recordings, and every fault at every call that they make. */
export function connectorTest({ kebab, factory, upper }: ConnectorNames): string {
  return `import { testConnector } from '@cadastre/testing';
import { ${factory} } from '../src/index.js';

// The recording beside it is made up. Save what the API really answers with
//   npx cadastre record ${kebab.replaceAll('-', '_')} --out test/recordings
// in a folder whose cadastre.config.ts has this source with a token, such as process.env.${upper}_TOKEN.
testConnector({
  source: (server) => ${factory}({ url: server.url(), token: 'made-up' }),
  recordings: new URL('./recordings/', import.meta.url),
});
`;
}

/** A recording of the API that the connector reads, and the rows that it becomes. */
export function connectorRecording({ pascal }: ConnectorNames): Readonly<Record<string, string>> {
  const machine = (id: string, memoryMb: number) => ({
    id,
    name: `machine ${id}`,
    size: { memoryMb },
    createdAt: '2026-01-02T03:04:05Z',
    tags: ['example'],
    consolePassword: 'never stored',
  });
  const answer = (path: string, body: unknown, next?: string) => ({
    method: 'GET',
    url: `https://api.example.com${path}`,
    status: 200,
    headers: {
      'content-type': 'application/json',
      ...(next === undefined ? {} : { link: `<https://api.example.com${next}>; rel="next"` }),
    },
    body,
  });
  const machineRow = (id: string, memory_mb: number) => ({
    schema: `${pascal}Machine`,
    scope: { account: 'one' },
    id,
    properties: { name: `machine ${id}`, memory_mb, created_at: '2026-01-02T03:04:05.000Z', tags: ['example'] },
    edges: [{ [`<-[RESOURCE]-(${pascal}Account)`]: ['one'] }],
  });
  const machines = '/accounts/one/machines';
  const recording = {
    exchanges: [
      answer('/accounts', [{ id: 'one' }]),
      answer('/accounts/one', { id: 'one', name: 'The first' }),
      answer(machines, [machine('m1', 512)], `${machines}?page=2`),
      answer(`${machines}?page=2`, [machine('m2', 1024)]),
    ],
  };
  const rows = {
    [`${pascal}Account`]: {
      outcomes: { one: 'complete' },
      rows: [
        {
          schema: `${pascal}Account`,
          scope: { account: 'one' },
          id: 'one',
          properties: { name: 'The first' },
          edges: [],
        },
      ],
    },
    [`${pascal}Machine`]: {
      outcomes: { one: 'complete' },
      rows: [machineRow('m1', 512), machineRow('m2', 1024)],
    },
  };
  return {
    'test/recordings/two-pages.json': json(recording),
    'test/recordings/two-pages.rows.json': json(rows),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
