import { expect, test } from 'vitest';
import { parsePath } from '../path/path.js';
import type { Accepts } from './accepts.js';
import { addRead, createRecord, recordMembers } from './record-tree.js';

type Reads = readonly (readonly [path: string, accepts: Accepts | undefined])[];

const STRING = new Set(['string']);
const EPOCH = new Set(['number', 'string']);
const INTEGER = new Set(['number', 'bigint']);

function typeOf(reads: Reads): readonly string[] | 'contradiction' {
  const record = createRecord();
  for (const [text, accepts] of reads) {
    const path = parsePath(text);
    if (typeof path === 'string' || !addRead(record, path, accepts)) return 'contradiction';
  }
  return recordMembers(record).map(({ name, type }) => `${name}: ${type}`);
}

const ROWS: readonly [name: string, reads: Reads, type: ReturnType<typeof typeOf>][] = [
  ['a text', [['A', STRING]], ['A: string | null | undefined']],
  ['a list', [['A[]', STRING]], ['A: readonly string[] | null | undefined']],
  ['a list of two types', [['A[]', INTEGER]], ['A: readonly (number | bigint)[] | null | undefined']],
  [
    'an object',
    [
      ['A.B', STRING],
      ['A.C', STRING],
    ],
    ['A: { readonly B?: string | null | undefined; readonly C?: string | null | undefined } | null | undefined'],
  ],
  [
    'a list of objects',
    [['A[].B', STRING]],
    ['A: readonly ({ readonly B?: string | null | undefined })[] | null | undefined'],
  ],
  [
    'two reads that agree on one type',
    [
      ['A', EPOCH],
      ['A', INTEGER],
    ],
    ['A: number | null | undefined'],
  ],
  [
    'JSON of what is also read inside',
    [
      ['A', 'unknown'],
      ['A[].B', STRING],
    ],
    ['A: readonly ({ readonly B?: string | null | undefined })[] | null | undefined'],
  ],
  ['JSON alone', [['A', 'unknown']], ['A: unknown']],
  ['a list of which nothing is read', [['A[]', undefined]], ['A: readonly unknown[] | null | undefined']],
  [
    'a text and a number',
    [
      ['A', STRING],
      ['A', INTEGER],
    ],
    'contradiction',
  ],
  [
    'a text and an object',
    [
      ['A', STRING],
      ['A.B', STRING],
    ],
    'contradiction',
  ],
  [
    'an object and a text',
    [
      ['A.B', STRING],
      ['A', STRING],
    ],
    'contradiction',
  ],
  [
    'a list and one',
    [
      ['A[].B', STRING],
      ['A.B', STRING],
    ],
    'contradiction',
  ],
];

test.each(ROWS)('%s', (_, reads, type) => {
  expect(typeOf(reads)).toEqual(type);
});
