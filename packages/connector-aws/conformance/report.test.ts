import type { Fetch } from '@cadastre/core';
import { describe, expect, it } from 'vitest';
import type { Difference } from './compare.js';
import { printReport } from './report.js';
import { recording } from './test-kit.js';

const fetch = { name: 'AWSLambda', calls: ['lambda:ListFunctions'] } as unknown as Fetch;
const difference: Difference = { file: 'a.json', schema: 'AWSLambda', path: 'name', expected: 'a', got: 'b' };

function print(differences: readonly Difference[], explanations: Parameters<typeof printReport>[2] = []) {
  const tried = [recording({}, { file: 'a.json' }), recording({}, { file: 'b.json' })];
  const result = {
    tried,
    skipped: [{ file: 'c.json', why: 'why' }],
    differences,
    fields: 3,
    derived: 0,
    rows: 1,
    quarantined: 0,
  };
  const lines: string[] = [];
  const results = [{ ...result, warnings: [], shaped: ['AWSLambda.size'] }];
  const code = printReport([{ fetch, plans: new Map(), results }], (text) => lines.push(text), explanations);
  return { code, text: lines.join('\n'), last: lines.at(-1) };
}

describe('printReport', () => {
  it('passes what is equal', () => {
    expect(print([])).toMatchObject({ code: 0, last: '2 passed, 0 failed, 1 skipped' });
  });

  it('fails a difference, and says which', () => {
    const { code, text, last } = print([difference]);
    expect({ code, last }).toEqual({ code: 1, last: '1 passed, 1 failed, 1 skipped' });
    expect(text).toContain('a.json\n    AWSLambda.name: expected "a", got "b"');
  });

  it('passes a difference that is explained', () => {
    const explanation = { schema: 'AWSLambda', path: 'name', why: 'by hand' };
    expect(print([difference], [explanation])).toMatchObject({ code: 0, last: '2 passed, 0 failed, 1 skipped' });
    expect(print([difference], [{ ...explanation, file: 'other.json' }]).code).toBe(1);
    expect(print([difference], [{ ...explanation, when: ({ got }) => got === 'c' }]).code).toBe(1);
  });

  it('fails an explanation that nothing needs', () => {
    const { code, text } = print([], [{ schema: 'AWSLambda', path: 'name', why: 'by hand' }]);
    expect(code).toBe(1);
    expect(text).toContain('AWSLambda name');
  });
});
