import { describe, expect, it } from 'vitest';
import type { NodeRow } from '../model/row.js';
import type { NodeSchema } from '../model/schema.js';
import type { HeldNode } from '../statement/statement.js';
import type { GraphStore } from '../store/graph-store.js';
import { type Delta, startDelta, startRunDelta } from './delta.js';
import { prepareRows } from './row-writer.js';

const schema = (shared: boolean): NodeSchema => ({
  kind: 'node',
  name: 'Range',
  file: 'test.yaml',
  brief: '',
  labels: [],
  conditionalLabels: [],
  partition: ['account'],
  shared,
  properties: [{ name: 'name', type: 'string' }],
  relationships: [],
  map: () => row('never'),
});
const row = (name: string): NodeRow => ({
  kind: 'node',
  id: 'x',
  properties: { name },
  labels: [],
  edges: [],
  warnings: [],
});

/** Two readings of one run, which see the graph as it was before either has written. */
function twoReadings(shared: boolean, owner: (partition: string) => string) {
  const range = schema(shared);
  const prepared = (name: string) => prepareRows(false, range, [row(name)]);
  const digest = prepared('as it was')[0]?.digest ?? '';
  const held = (partition: string): HeldNode => {
    return { id: 'x', partition: owner(partition), digest, edges: ' ', lost: null, missed: null, run: 1 };
  };
  const store = { lookup: async (_statement: unknown, _ids: unknown, partition: string) => [held(partition)] };
  const run = startRunDelta([range], { run: 2, full: false, isEmpty: false, past: [] });
  const [a, b] = ['a', 'b'].map((key) => startDelta(store as unknown as GraphStore, run, key, 1));
  const compare = async (reading: Delta | undefined, partition: string, name: string) => {
    const found = await reading?.compare(range, prepared(name), partition);
    return { changed: found?.changed.length, seenAsTheyAre: found?.seenAsTheyAre };
  };
  return { a: (name: string) => compare(a, 'a', name), b: (name: string) => compare(b, 'b', name) };
}

describe('two readings that looked before either has written', () => {
  it('of a shared node: who finds it as it was writes it all the same, after somebody has found it different', async () => {
    const { a, b } = twoReadings(true, (partition) => partition);
    expect(await a('different')).toEqual({ changed: 1, seenAsTheyAre: [] });
    expect(await b('as it was')).toEqual({ changed: 1, seenAsTheyAre: [] });
  });

  it('of a shared node: who finds it different says first that somebody has found it as it was', async () => {
    const { a, b } = twoReadings(true, (partition) => partition);
    expect(await a('as it was')).toEqual({ changed: 0, seenAsTheyAre: [] });
    expect(await b('different')).toEqual({ changed: 1, seenAsTheyAre: ['x'] });
  });

  it('of a node of one: who takes it from the other says first that the other has found it as it was', async () => {
    const { a, b } = twoReadings(false, () => 'a');
    expect(await a('as it was')).toEqual({ changed: 0, seenAsTheyAre: [] });
    expect(await b('different')).toEqual({ changed: 1, seenAsTheyAre: ['x'] });
  });

  it('of a node of one: its owner writes it all the same, after the other has taken it', async () => {
    const { a, b } = twoReadings(false, () => 'a');
    expect(await b('as it was')).toEqual({ changed: 1, seenAsTheyAre: [] });
    expect(await a('as it was')).toEqual({ changed: 1, seenAsTheyAre: [] });
  });
});

it('a record that comes twice in one reading, first as it was, is marked as seen before the second is written', async () => {
  const { a } = twoReadings(false, () => 'a');
  expect(await a('as it was')).toEqual({ changed: 0, seenAsTheyAre: [] });
  expect(await a('as it was')).toEqual({ changed: 0, seenAsTheyAre: [] });
  expect(await a('different')).toEqual({ changed: 1, seenAsTheyAre: ['x'] });
});

it('a record that comes twice in one batch is written both times, whichever is as it was', async () => {
  const range = schema(false);
  const prepared = prepareRows(false, range, [row('different'), row('as it was')]);
  const digest = prepared[1]?.digest ?? '';
  const held: HeldNode = { id: 'x', partition: 'a', digest, edges: ' ', lost: null, missed: null, run: 1 };
  const store = { lookup: async () => [held] };
  const run = startRunDelta([range], { run: 2, full: false, isEmpty: false, past: [] });
  const { changed } = await startDelta(store as unknown as GraphStore, run, 'a', 1).compare(range, prepared, 'a');
  expect(changed).toHaveLength(2);
});
