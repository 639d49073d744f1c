import type { ConnectorNames } from './names.js';

/** The test of a new connector: a small server with two pages, a sync into an embedded graph, and one that is denied. */
export function connectorTest({ kebab, snake, pascal, factory }: ConnectorNames): string {
  return `import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sync } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { ${factory} } from '../src/index.js';

const machine = (id: string, memoryMb: number) => ({
  id,
  name: \`machine \${id}\`,
  size: { memoryMb },
  createdAt: '2026-01-02T03:04:05Z',
  tags: ['example'],
  consolePassword: 'never stored',
});

/** What the API answers, by path, and where the next page is. */
const answers: Record<string, { readonly body: unknown; readonly next?: string }> = {
  '/accounts': { body: [{ id: 'one' }] },
  '/accounts/one': { body: { id: 'one', name: 'The first' } },
  '/accounts/one/machines': { body: [machine('m1', 512)], next: '/accounts/one/machines?page=2' },
  '/accounts/one/machines?page=2': { body: [machine('m2', 1024)] },
};

test('${snake} is read to its last page, and what is denied keeps what it had', async () => {
  const denied = new Set<string>();
  const server = createServer(({ url = '', headers }, response) => {
    const answer = answers[url];
    const status = headers.authorization !== 'Bearer example' ? 401 : denied.has(url) ? 403 : answer === undefined ? 404 : 200;
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(answer?.next === undefined ? {} : { link: \`<\${answer.next}>; rel="next"\` }),
    });
    response.end(JSON.stringify(status === 200 ? answer?.body : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const folder = await mkdtemp(join(tmpdir(), '${kebab}-'));
  const store = await openEmbeddedStore(join(folder, 'graph.grafeo'));
  const sources = [${factory}({ url: \`http://127.0.0.1:\${port}\`, token: 'example' })];
  const machines = async () => {
    const { rows } = await store.query(
      'MATCH (:${pascal}Account)-[:RESOURCE]->(m:${pascal}Machine) RETURN m.id AS id, m.memory_mb AS mb, m.console_password AS secret ORDER BY id',
    );
    return rows;
  };
  try {
    assert.equal((await sync({ store, sources })).outcome, 'complete');
    const both = [
      { id: 'm1', mb: 512, secret: null },
      { id: 'm2', mb: 1024, secret: null },
    ];
    assert.deepEqual(await machines(), both);

    denied.add('/accounts/one/machines');
    assert.equal((await sync({ store, sources })).outcome, 'partial');
    assert.deepEqual(await machines(), both);
  } finally {
    await store.close();
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  }
});
`;
}
