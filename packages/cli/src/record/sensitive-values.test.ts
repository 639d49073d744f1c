import { fileURLToPath } from 'node:url';
import { compileSchemas } from '@cadastre/codegen';
import { defineSource, fetchDefiner, hashSecret, type NodeSchema } from '@cadastre/core';
import { expect, test } from 'vitest';
import { noteHashes, sensitiveValues } from './sensitive-values.js';

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

test('what the rows keep in the place of a secret is noted on its way, and the records go on', async () => {
  const schema: NodeSchema<{ readonly id: string; readonly word: string }> = {
    kind: 'node',
    name: 'Thing',
    file: 'thing.yaml',
    brief: 'A thing.',
    labels: [],
    conditionalLabels: [],
    partition: [],
    properties: [
      { name: 'name', type: 'string' },
      { name: 'word', type: 'string', secret: true },
    ],
    relationships: [],
    map: ({ id, word }) => {
      if (id === '') throw new TypeError('no id');
      const properties = { name: id, word: hashSecret(word, 'word') };
      return { kind: 'node', id, properties, labels: [], edges: [], warnings: [] };
    },
  };
  const records = [
    { id: 'a', word: '1234' },
    { id: '', word: '5678' },
  ];
  const things = fetchDefiner<object>()({
    emits: schema,
    calls: [],
    async *fetch() {
      yield* records;
    },
  });
  const source = defineSource({
    name: 'x',
    fetches: [things],
    schemas: [],
    scopes: {},
    context: () => ({}),
    classify: () => ({ class: 'bug', code: 'X', message: '' }),
  });
  const hashes = new Set<string>();
  const [noted] = noteHashes(source, hashes).fetches;
  const seen: unknown[] = [];
  for await (const record of noted?.run({ scope: {}, parent: undefined } as never) ?? []) seen.push(record);
  expect(seen).toEqual(records);
  expect([...hashes]).toEqual([hashSecret('1234', '')]);
});
