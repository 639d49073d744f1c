import { watch } from 'node:fs/promises';
import { defineCommand } from 'citty';
import { compileSchemas } from './compile.js';
import { formatDiagnostic } from './diagnostic/diagnostic.js';
import { generateReference } from './docs/reference.js';
import { type GeneratedFile, generate } from './generate.js';
import { generateJsonSchemas } from './json-schema.js';
import type { Model } from './model/model.js';
import { checkGenerated, type Drift, writeGenerated } from './write.js';

/** `codegen`: compiles the schemas and writes, or checks, what is generated from them. */
export const codegenCommand = defineCommand({
  meta: { name: 'codegen', description: 'Compile Cadastre schemas to TypeScript, Markdown and JSON Schema.' },
  args: {
    schemas: { type: 'string', default: 'schemas', valueHint: 'folder', description: 'The schema folder.' },
    docs: { type: 'string', default: 'docs/reference', valueHint: 'folder', description: 'Where the reference goes.' },
    check: { type: 'boolean', description: 'Write nothing; fail when something is out of date.' },
    watch: { type: 'boolean', description: 'Run again whenever a schema changes.' },
  },
  async run({ args }) {
    const { schemas, docs } = args;
    const once = async (): Promise<void> => {
      process.exitCode = (await run(schemas, docs, args.check === true)) ? 0 : 1;
    };
    await once();
    if (args.watch !== true) return;
    console.log(`watching ${schemas}`);
    for await (const { filename } of watch(schemas, { recursive: true })) {
      if (filename !== null && /\.ya?ml$/.test(filename)) await once();
    }
  },
});

async function run(schemas: string, docs: string, check: boolean): Promise<boolean> {
  const started = performance.now();
  const compilation = await compileSchemas(schemas).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error) return `${schemas}: cannot be read (${String(error.code)})`;
    throw error;
  });
  if (typeof compilation === 'string') {
    console.error(compilation);
    return false;
  }
  const { model, diagnostics } = compilation;
  if (diagnostics.length > 0) {
    for (const diagnostic of diagnostics) console.error(formatDiagnostic(diagnostic));
    console.error(`${count(diagnostics.length, 'mistake')}, nothing written`);
    return false;
  }
  const files = generateAll(model, schemas, docs);
  const drift = check ? await checkGenerated(files) : await writeGenerated(files);
  const changes = drift.missing.length + drift.changed.length + drift.stale.length;
  const summary = `${count(model.schemas.length, 'schema')}, ${count(files.length, 'file')}`;
  if (check && changes > 0) {
    for (const line of driftLines(drift)) console.error(line);
    console.error(`${summary}: ${changes} out of date; run codegen`);
    return false;
  }
  const milliseconds = Math.round(performance.now() - started);
  console.log(`${summary}, ${check ? 'all up to date' : `${changes} changed`}, ${milliseconds} ms`);
  return true;
}

function generateAll(model: Model, schemas: string, docs: string): GeneratedFile[] {
  return [...generate(model), ...generateJsonSchemas(schemas), ...generateReference(model, docs)];
}

function driftLines({ missing, changed, stale }: Drift): readonly string[] {
  const lines = (word: string, paths: readonly string[]): string[] => paths.map((path) => `${word} ${path}`);
  return [...lines('missing', missing), ...lines('changed', changed), ...lines('stale', stale)];
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
