import { expect, test } from 'vitest';
import { compileFiles } from '../src/compile.js';
import { generate, generateReference } from '../src/index.js';
import { syntheticSchemas } from './support/synthetic.js';

test('a thousand schemas compile in one run', async () => {
  const files = syntheticSchemas(1000);
  const started = performance.now();
  const { model, diagnostics } = await compileFiles(files, 'schemas');
  const compiled = performance.now();
  const generated = generate(model);
  const emitted = performance.now();
  const pages = generateReference(model, 'docs');
  const written = performance.now();
  const seconds = (from: number, to: number): string => `${((to - from) / 1000).toFixed(2)} s`;
  console.log(
    `1,000 schemas: compiled in ${seconds(started, compiled)}, TypeScript in ${seconds(compiled, emitted)}, reference in ${seconds(emitted, written)}`,
  );
  expect(diagnostics).toEqual([]);
  expect(generated).toHaveLength(1002);
  expect(pages).toHaveLength(3);
});
