import { expect, test } from 'vitest';
import { compileSchemas } from '../compile.js';
import { breakingChanges } from './breaking-changes.js';
import { type SchemaSnapshot, snapshotOf } from './snapshot.js';

const THING = { id: ['id'], labels: ['Compute'], properties: { size: 'integer', tags: 'string[]' } };
const BEFORE: SchemaSnapshot = {
  nodes: { Thing: THING },
  relationships: { '(:Thing)-[:HAS]->(:Part)': { since: 'datetime' } },
};

test.each<[name: string, after: Partial<SchemaSnapshot>, changes: readonly string[]]>([
  ['nothing', {}, []],
  [
    'more',
    { nodes: { ...BEFORE.nodes, New: THING, Thing: { ...THING, properties: { ...THING.properties, more: 'float' } } } },
    [],
  ],
  ['a label', { nodes: {} }, ['the label Thing is gone']],
  ['a shared label', { nodes: { Thing: { ...THING, labels: [] } } }, ['Thing no longer has the label Compute']],
  [
    'an id',
    { nodes: { Thing: { ...THING, id: ['account', 'id'] } } },
    ['the id of Thing is account, id, and was id: each becomes another node'],
  ],
  [
    'a type and a property',
    { nodes: { Thing: { ...THING, properties: { tags: 'string' } } } },
    ['the property size of Thing is gone', 'the property tags of Thing is string, and was string[]'],
  ],
  ['a relationship', { relationships: {} }, ['the relationship (:Thing)-[:HAS]->(:Part) is gone']],
  [
    'a property of a relationship',
    { relationships: { '(:Thing)-[:HAS]->(:Part)': {} } },
    ['the property since of (:Thing)-[:HAS]->(:Part) is gone'],
  ],
])('%s changed', (_, after, changes) => {
  expect(breakingChanges(BEFORE, { ...BEFORE, ...after })).toEqual(changes);
});

test('a snapshot has nodes with what extends them, and relationships from all files', async () => {
  const { model } = await compileSchemas(new URL('../../test/schemas', import.meta.url).pathname);
  const snapshot = snapshotOf(model);
  expect(snapshot.nodes.AWSLambda).toMatchObject({ id: ['arn'], properties: { memory_mb: 'integer' } });
  expect(Object.keys(snapshot.relationships)).toContain('(:AWSAccount)-[:RESOURCE]->(:AWSLambda)');
  expect(breakingChanges(snapshot, JSON.parse(JSON.stringify(snapshot)))).toEqual([]);
});
