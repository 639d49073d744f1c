import { sync } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { mkdtemp } from 'node:fs/promises';
import { aws } from '../src/index.js';
import { MANAGEMENT_CREDENTIALS } from './moto-clients.js';
import { REGIONS, seedEstate } from './moto-estate.js';
import { readGraph } from './moto-graph.js';

const endpoint = 'http://127.0.0.1:5099';
await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' });
console.time('seed');
const estate = await seedEstate(endpoint);
console.timeEnd('seed');
const store = await openEmbeddedStore(`${await mkdtemp('/tmp/moto-')}/g`);
console.time('sync');
const source = () => aws({ endpoint, credentials: async () => MANAGEMENT_CREDENTIALS, regions: [...REGIONS], accounts: { organizationRole: 'CadastreReader' } });
const report = await sync({ store, sources: [source()] });
console.timeEnd('sync');
console.log(report.totals, report.unresolved);
const bad = new Map<string, unknown>();
for (const p of report.partitions) if (p.outcome.kind !== 'complete' || p.quarantined || Object.keys(p.warnings).length) bad.set(`${p.fetch}`, [p.outcome, p.samples.slice(0, 1), p.warnings]);
for (const [k, v] of bad) console.log(k, JSON.stringify(v));
const graph = await readGraph(store);
console.log(graph.nodes.size, graph.edges.size);
const cut = (l: string[]) => [l.length, ...l.slice(0, 60)].join('\n  ');
console.log('missing', cut([...estate.graph.nodes.keys()].filter((k) => !graph.nodes.has(k))));
console.log('unexpected', cut([...graph.nodes.keys()].filter((k) => !estate.graph.nodes.has(k))));
console.log('edges missing', cut([...estate.graph.edges].filter((k) => !graph.edges.has(k))));
console.log('edges unexpected', cut([...graph.edges].filter((k) => !estate.graph.edges.has(k))));
for (const [k, want] of estate.graph.nodes) {
  const have = graph.nodes.get(k);
  if (have) for (const [p, v] of Object.entries(want)) if (JSON.stringify(have[p] ?? null) !== JSON.stringify(v ?? null)) console.log('PROP', k, p, 'want', v, 'have', have[p]);
}
console.time('sync2');
const second = await sync({ store, sources: [source()] });
console.timeEnd('sync2');
console.log(second.totals);
await store.close();
