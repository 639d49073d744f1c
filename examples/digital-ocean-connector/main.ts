/*
 * Serves example answers of DigitalOcean on this machine, reads them into a graph, and asks its question.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sync } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { serve } from './server.js';
import { questions } from './src/generated/index.js';
import { digitalOcean } from './src/index.js';

const api = await serve('example');
const folder = await mkdtemp(join(tmpdir(), 'digital-ocean-'));
const store = await openEmbeddedStore(join(folder, 'graph.grafeo'));
const report = await sync({ store, sources: [digitalOcean({ url: api.url, token: 'example' })] });
console.log(`${report.outcome}: ${report.totals.nodes} nodes, ${report.totals.edges} relationships`);
for (const { title, cypher } of questions) {
  console.log(title);
  console.table((await store.query(cypher)).rows);
}
await store.close();
api.close();
await rm(folder, { recursive: true });
