import * as core from '@cadastre/core';
import { ts } from 'ts-morph';
import { compileFiles } from '../../src/compile.js';
import { formatDiagnostic, generate } from '../../src/index.js';

const PROVIDER = 'provider: sample\nname: Sample\nbrief: A sample.\nout: ../../generated\n';

/** A schema compiled and run: what the compiler says of it, and the mapper, where it says nothing. */
export interface Compiled {
  readonly mistakes: readonly string[];
  /** Maps a record as the generated code does. */
  map(record: unknown): unknown;
}

/** Compiles the text of a node schema that stands alone, and runs what is generated from it. */
export async function compileDraft(text: string, node: string): Promise<Compiled> {
  const files = Object.entries({ 'provider.yaml': PROVIDER, 'node.yaml': text });
  const { model, diagnostics } = await compileFiles(
    files.map(([name, content]) => ({ path: `schemas/sample/${name}`, file: `sample/${name}`, text: content })),
    'schemas',
  );
  const mistakes = diagnostics.map(formatDiagnostic);
  if (mistakes.length > 0) return { mistakes, map: () => undefined };
  const content = generate(model).find(
    (file) => file.content.includes(`export const ${node}:`) || file.content.includes(`export const ${node} `),
  )?.content;
  if (content === undefined) throw new Error(`nothing was generated for ${node}`);
  const { outputText } = ts.transpileModule(content, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exported: Record<string, { map(record: unknown, scope: object, parent: undefined): unknown }> = {};
  new Function('require', 'exports', outputText)(() => core, exported);
  return { mistakes, map: (record) => exported[node]?.map(record, { account: 'one' }, undefined) };
}
