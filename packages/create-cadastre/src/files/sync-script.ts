import type { Choices, Store } from '../choices.js';

const STORE: Readonly<Record<Store, { readonly imports: string; readonly settings: string; readonly open: string }>> = {
  embedded: {
    imports: `import { CadastreError, messageOf, sync } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';`,
    settings: 'graphFile, sources',
    open: 'openEmbeddedStore(graphFile)',
  },
  neo4j: {
    imports: `import { CadastreError, messageOf, openNeo4jStore, sync } from '@cadastre/core';`,
    settings: 'neo4j, sources',
    open: 'openNeo4jStore(neo4j)',
  },
};

/** sync.ts: reads everything into the graph, and says by its exit code how that went. */
export function syncScriptFile({ store }: Choices): string {
  const { imports, settings, open } = STORE[store];
  return `import { EXIT, type ExitCode, exitCodeOf } from '@cadastre/cli';
${imports}
import { ${settings} } from './settings.ts';

// Ctrl+C, or a scheduler that wants its machine back: what was written is kept, and nothing is deleted.
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => stop.abort(new CadastreError({ code: 'INTERRUPTED', message: 'stopped before the end' })));
}

/** 0: everything was read; 2: something could not be, and nothing of it was deleted; 3: nothing could be. */
async function run(): Promise<ExitCode> {
  const store = await ${open};
  try {
    const report = await sync({ store, sources: sources(), signal: stop.signal });
    const { totals, outcome, durationMs } = report;
    console.log(
      \`\${outcome}: \${totals.nodes} nodes and \${totals.edges} relationships, \${totals.nodesDeleted} nodes deleted, \${totals.calls} calls, \${Math.round(durationMs / 1000)} s\`,
    );
    const unread = totals.partial + totals.failed;
    if (unread > 0) console.error(\`\${unread} of \${totals.partitions} parts could not be read: npx cadastre status\`);
    if (totals.held > 0) console.error(\`\${totals.held} nodes would be deleted, which is many: look, and run it again\`);
    return EXIT[outcome];
  } finally {
    await store.close();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  const known = error instanceof CadastreError;
  console.error(\`error \${known ? error.code : 'UNEXPECTED'}: \${messageOf(error)}\`);
  if (known && error.hint !== undefined) console.error(\`hint: \${error.hint}\`);
  process.exitCode = stop.signal.aborted ? EXIT.interrupted : exitCodeOf(error);
}
`;
}
