import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compileSchemas, formatDiagnostic, generate, generateReference } from '../src/index.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** What is in test/generated is also type-checked with the rest, and run by mapper.test.ts. `vitest -u` writes it anew. */
test('the rich example generates exactly what is committed', async () => {
  const { model, diagnostics } = await compileSchemas(`${HERE}schemas`);
  expect(diagnostics.map(formatDiagnostic)).toEqual([]);
  const files = [...generate(model), ...generateReference(model, `${HERE}generated/reference`)];
  expect(files).toHaveLength(14);
  for (const { path, content } of files) await expect(content).toMatchFileSnapshot(path);
});

test('generation is deterministic', async () => {
  const [first, second] = await Promise.all([compileSchemas(`${HERE}schemas`), compileSchemas(`${HERE}schemas`)]);
  expect(generate(first.model)).toEqual(generate(second.model));
});
