import { rmSync } from 'node:fs';
import { aws } from '@cadastre/connector-aws';
import { sync } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { startSimulator } from './src/index.js';
const s = await startSimulator();
console.log(s.url, s.accountIds, s.organizationId);
const n: Record<string, number> = {};
for (const a of s.accountIds) { const g = s.estate.global(a);
 const add = (k: string, v: unknown) => { if (Array.isArray(v)) n[k] = (n[k] ?? 0) + v.length; };
 for (const [k, v] of Object.entries(g.iam)) add('iam.' + k, v); add('buckets', g.buckets);
 for (const r of s.regions) { const e = s.estate.region(a, r); for (const [svc, o] of Object.entries(e)) { add(svc, o); for (const [k, v] of Object.entries(o)) add(svc + '.' + k, v); } } }
console.log(JSON.stringify(n), Object.values(n).reduce((a, b) => a + b, 0));
rmSync('/tmp/simtry', { recursive: true, force: true });
const { mkdirSync } = await import('node:fs'); mkdirSync('/tmp/simtry');
const store = await openEmbeddedStore('/tmp/simtry/g.grafeo');
const t = performance.now();
const r = await sync({ store, concurrency: 8, sources: [aws({ endpoint: s.url, credentials: async () => s.credentials, accounts: { organizationRole: 'CadastreReader' } })] });
console.log(performance.now() - t, r.outcome, r.totals);
console.log(r.unresolved);
const seen = new Set<string>();
for (const p of r.partitions) {
  const w = JSON.stringify({ o: p.outcome, w: p.warnings, s: p.samples.slice(0, 1) });
  if (p.outcome.kind !== 'complete' || Object.keys(p.warnings).length || p.quarantined) { const k = p.fetch + JSON.stringify(p.warnings).slice(0, 80) + p.outcome.kind; if (!seen.has(k)) { seen.add(k); console.log(p.key, p.quarantined, w.slice(0, 700)); } }
}
const { rows } = await store.query('MATCH (n) UNWIND labels(n) AS l RETURN l, count(*) AS c ORDER BY c DESC');
console.log(JSON.stringify(rows.map((x) => Object.values(x).join('='))));
const rels = await store.query('MATCH (a)-[r]->(b) RETURN type(r) AS t, count(*) AS c ORDER BY c DESC');
console.log(JSON.stringify(rels.rows.map((x) => Object.values(x).join('='))));
await store.close(); await s.close();
