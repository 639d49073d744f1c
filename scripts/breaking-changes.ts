/*
 * `pnpm check:breaking`: fails when queries that were written for the last release would no longer find what they ask for. The release's schemas are
 * in docs/reference/schemas.json; `pnpm check:breaking --write`, run when a release is made, or after a change that is meant, takes them anew.
 */
import { readFile, writeFile } from 'node:fs/promises';
import {
  breakingChanges,
  compileSchemas,
  formatDiagnostic,
  type SchemaSnapshot,
  snapshotOf,
} from '../packages/codegen/src/index.js';

const SNAPSHOT = 'docs/reference/schemas.json';

const { model, diagnostics } = await compileSchemas('schemas');
const snapshot = snapshotOf(model);
if (diagnostics.length > 0) {
  console.error(diagnostics.map(formatDiagnostic).join('\n'));
  process.exitCode = 1;
} else if (process.argv.includes('--write')) {
  await writeFile(SNAPSHOT, `${JSON.stringify(snapshot, null, 1)}\n`);
  console.log(`wrote ${SNAPSHOT}: ${Object.keys(snapshot.nodes).length} labels`);
} else {
  const before = JSON.parse(await readFile(SNAPSHOT, 'utf8')) as SchemaSnapshot;
  const changes = breakingChanges(before, snapshot);
  for (const change of changes) console.error(change);
  const labels = Object.keys(before.nodes).length;
  if (changes.length === 0) console.log(`${labels} labels of the last release, nothing broken`);
  else
    console.error(
      `${changes.length} breaking since the last release; where they are meant: pnpm check:breaking --write, and a changeset`,
    );
  process.exitCode = changes.length === 0 ? 0 : 1;
}
