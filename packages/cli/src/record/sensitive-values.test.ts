import { fileURLToPath } from 'node:url';
import { compileSchemas } from '@cadastre/codegen';
import { expect, test } from 'vitest';
import { sensitiveValues } from './sensitive-values.js';

const SCHEMAS = fileURLToPath(new URL('../../../../examples/badge-connector/schemas/', import.meta.url));

test('what a schema declares sensitive is known by its path, wherever the record stands', async () => {
  const { model } = await compileSchemas(SCHEMAS);
  const isSensitive = sensitiveValues(model.schemas, new Set());
  expect(isSensitive(['items', 'pin'], 1234)).toBe(true);
  expect(isSensitive(['pin', 'items'], 1234)).toBe(false);
  expect(isSensitive(['items', 'serial'], 'b1')).toBe(false);
});

test('what the rows keep as a hash is known by it, whatever it is called', () => {
  // sha256 of 1234
  const isSensitive = sensitiveValues(
    [],
    new Set(['03ac674216f3e15c761ee1a5e255f067953623c8b388b4459e13f978d7c846f4']),
  );
  expect(isSensitive(['x'], '1234')).toBe(true);
  expect(isSensitive(['x'], 1234)).toBe(true);
  expect(isSensitive(['x'], '1235')).toBe(false);
});
