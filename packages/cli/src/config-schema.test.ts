import { describe, expect, test } from 'vitest';
import { configSchema, describeIssues, sourcesSchema } from './config-schema.js';

/** What is said of a configuration; nothing when it is taken. */
function said(config: unknown): string {
  const { error } = configSchema.safeParse(config);
  return error === undefined ? '' : describeIssues(error, '');
}

const NEO4J = { kind: 'neo4j', uri: 'neo4j://h', username: 'u', password: 'hunter2' };

describe.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('a key %s', (key) => {
  // As JSON has it: a property of its own, where an object literal would set the prototype.
  const own = JSON.parse(`{"${key}":{"aliases":true,"kind":"neo4j"}}`) as object;

  test('is unknown in a configuration', () => {
    expect(said(Object.defineProperties({ sources: [] }, Object.getOwnPropertyDescriptors(own)))).toContain(
      `${key}: unknown. `,
    );
  });

  test('is unknown in a store', () => {
    const store = Object.defineProperties({ ...NEO4J }, Object.getOwnPropertyDescriptors(own));
    expect(said({ sources: [], store })).toContain(`store.${key}: unknown. `);
  });

  test('makes no source or question', () => {
    expect(sourcesSchema.safeParse([own]).success).toBe(false);
    expect(said({ sources: [], questions: [own] })).toBe(
      'questions.0: expected a question: { name, title, why, cypher, columns }',
    );
  });
});

test.each([
  [undefined, 'the configuration: '],
  [null, 'the configuration: '],
  [[], 'the configuration: '],
  ['sources', 'the configuration: '],
  [() => ({ sources: [] }), 'the configuration: '],
  [new Map([['sources', []]]), 'sources: '],
  [{ sources: {} }, 'sources: expected a list of sources, or a function that gives one'],
  [{ sources: [], aliases: 'yes' }, 'aliases: '],
  [{ sources: [], schemas: '' }, 'schemas: '],
  [{ sources: [], questions: { 0: {} } }, 'questions: '],
  [{ sources: [], store: { kind: 'constructor' } }, 'store.kind: '],
  [{ sources: [], store: { kind: '__proto__' } }, 'store.kind: '],
  [{ sources: [], store: { ...NEO4J, uri: 'neo4j://u:hunter2@h' } }, 'store.uri: must not hold a password'],
  [{ sources: [], store: { ...NEO4J, password: 7 } }, 'store.password: '],
])('%j is refused, without a value in what is said', (config, start) => {
  expect(said(config)).toMatch(new RegExp(`^${start}`));
  expect(said(config)).not.toContain('hunter2');
});
