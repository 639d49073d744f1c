import { mkdirSync, rmSync } from 'node:fs';
import { aws } from '@cadastre/connector-aws';
import { sync } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { startSimulator } from './src/index.js';
const s = await startSimulator();
rmSync('/tmp/simtry', { recursive: true, force: true }); mkdirSync('/tmp/simtry');
const store = await openEmbeddedStore('/tmp/simtry/g.grafeo');
const source = aws({ endpoint: s.url, credentials: async () => s.credentials, accounts: { organizationRole: 'CadastreReader' } });
await sync({ store, sources: [source] });
let all = 0, none = 0;
const rels = new Set((await store.query('MATCH (a)-[r]->(b) RETURN DISTINCT type(r) AS t')).rows.map((r) => r['t']));
const missingRels = new Set<string>();
for (const schema of source.schemas) {
  if (schema.kind === 'link') continue;
  const label = schema.kind === 'extension' ? schema.for : schema.name;
  for (const r of schema.relationships) if (!rels.has(r.type)) missingRels.add(`${label}-${r.type}`);
  const names = schema.properties.map((p) => p.name);
  const { rows } = await store.query(`MATCH (n:${label}) RETURN n`);
  const props = rows.map((r) => { const v = r['n'] as Record<string, unknown>; return (v['properties'] ?? v) as Record<string, unknown>; });
  const empty = names.filter((n) => props.every((p) => p[n] === null || p[n] === undefined));
  all += names.length; none += empty.length;
  if (empty.length) console.log(schema.name, rows.length, ':', empty.join(' '));
}
console.log(all, none, [...missingRels]);
await store.close(); await s.close();
