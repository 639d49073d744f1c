import { expect, test } from 'vitest';
import { generateJsonSchemas } from './json-schema.js';

test('editors get a schema for each kind of file, strict and described', () => {
  const files = generateJsonSchemas('schemas');
  expect(files.map(({ path }) => path)).toEqual(
    ['provider', 'label', 'node', 'extend', 'link', 'question'].map((kind) => `schemas/${kind}.schema.json`),
  );
  const node = JSON.parse(files[2]?.content ?? '');
  expect(node).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    additionalProperties: false,
    required: ['node', 'brief', 'id', 'properties'],
    properties: {
      node: { type: 'string', pattern: '^[A-Z][A-Za-z0-9]{0,126}$', description: expect.stringContaining('label') },
    },
  });
  expect(node.properties.properties.additionalProperties.properties.type.enum).toEqual([
    'string',
    'integer',
    'float',
    'boolean',
    'datetime',
  ]);
});
