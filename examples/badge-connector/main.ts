/*
 * Syncs the badge system with the connector in badges.ts, twice: the second time one site refuses to answer, and loses nothing.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sync } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { badgeSystem } from './badges.js';

const door = (number: string, floor: number) => ({
  number,
  floor,
  alarm: { armed: floor === 0 },
  servicedAt: 1_790_000_000,
});
const badge = (serial: string, email: string, ...numbers: string[]) => ({
  serial,
  holder: { email },
  pin: '0000',
  doors: numbers.map((number) => ({ number, until: null })),
});
const answers: Record<string, unknown> = {
  '/sites': { items: [{ id: 'north', city: 'Oslo' }], next: '/sites?page=2' },
  '/sites?page=2': { items: [{ id: 'south', city: 'Rome' }] },
  '/sites/north/doors': { items: [door('0.1', 0), door('2.7', 2)] },
  '/sites/south/doors': { items: [door('0.1', 0)] },
  '/sites/north/badges': { items: [badge('b1', 'Ada@example.org', '0.1', '2.7')] },
  '/sites/south/badges': { items: [badge('b2', 'bob@example.org', '0.1')] },
};
const refusing = new Set<string>();
const server = createServer(({ url = '' }, response) => {
  const answer = refusing.has(url) ? undefined : answers[url];
  response.writeHead(answer === undefined ? 403 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer ?? {}));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const folder = await mkdtemp(join(tmpdir(), 'badges-'));
const store = await openEmbeddedStore(join(folder, 'graph.grafeo'));
const source = badgeSystem({ url, token: 'example' });

async function syncAndShow(): Promise<void> {
  const report = await sync({ store, sources: [source] });
  console.log(`${report.outcome}: ${report.totals.nodes} nodes, ${report.totals.edges} relationships`);
  const { rows } = await store.query<{ holder: string; door: string; site: string }>(
    `MATCH (b:Badge)-[:MAY_OPEN]->(d:BadgeDoor)
     RETURN b.holder AS holder, d.number AS door, d.site AS site ORDER BY holder, door`,
  );
  for (const { holder, door: number, site } of rows) console.log(`  ${holder} may open ${number} at ${site}`);
}

await syncAndShow();
refusing.add('/sites/south/badges');
await syncAndShow();

await store.close();
server.close();
await rm(folder, { recursive: true });
