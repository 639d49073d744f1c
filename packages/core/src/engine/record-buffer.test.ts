import { expect, test } from 'vitest';
import type { NodeSchema } from '../model/schema.js';
import { recordBuffer } from './record-buffer.js';

const Text: NodeSchema<{ readonly text: string }> = {
  kind: 'node',
  name: 'Text',
  file: 'text.yaml',
  brief: '',
  labels: [],
  conditionalLabels: [],
  partition: [],
  properties: [{ name: 'text', type: 'string' }],
  relationships: [],
  map: ({ text }) => ({
    kind: 'node',
    id: text.slice(0, 9),
    properties: { text },
    labels: [],
    edges: [],
    warnings: [],
  }),
};

const HALF_A_MB = { text: 'x'.repeat(500_000) };

test('many buffers that wait hold no more together than 16 full ones do', () => {
  const all = { bytes: 0 };
  const buffers = Array.from({ length: 200 }, () => recordBuffer({ emits: [Text] }, {}, undefined, all));
  const full = buffers.filter((buffer) => {
    buffer.add(HALF_A_MB);
    return buffer.isFull;
  });
  // Each of the first 127 alone is far from full.
  expect(full.length).toBe(200 - 127);
  expect(all.bytes).toBeGreaterThan(64_000_000);
  for (const buffer of full) buffer.clear();
  expect(all.bytes).toBeLessThan(64_000_000);
  expect(buffers[0]?.isFull).toBe(false);
});

test('a buffer that holds little is not emptied for others that hold much', () => {
  const all = { bytes: 1e9 };
  const buffer = recordBuffer({ emits: [Text] }, {}, undefined, all);
  buffer.add({ text: 'small' });
  expect(buffer.isFull).toBe(false);
});
