import { stripVTControlCharacters } from 'node:util';
import pc from 'picocolors';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { formatTable, type TableLayout } from './table.js';

const colors = pc.createColors(true);
const layout = (width: number | undefined, overflow: TableLayout['overflow'] = 'cut'): TableLayout => ({
  width,
  overflow,
  head: colors.bold,
});
const COLUMNS = [{ head: 'name' }, { head: 'count', align: 'right' as const }, { head: 'why' }];
const LONG = 'arn:aws:iam::123456789012:role/a-role-with-a-very-long-name';

test('without a terminal nothing is cut off', () => {
  expect(stripVTControlCharacters(formatTable(COLUMNS, [[LONG, '7', 'because']], layout(undefined)))).toBe(
    `name${' '.repeat(LONG.length - 4)}  count  why\n${LONG}      7  because`,
  );
});

test('what does not fit is cut off in the widest column, numbers never', () => {
  const table = stripVTControlCharacters(formatTable(COLUMNS, [[LONG, '123456', 'because']], layout(40)));
  expect(table.split('\n')[1]).toBe('arn:aws:iam::123456789…  123456  because');
});

test('what wraps breaks at blanks, and keeps its colour', () => {
  const cell = { text: 'the credentials may not read it', style: colors.red };
  const lines = formatTable([{ head: 'a' }, { head: 'why' }], [['x', cell]], layout(20, 'wrap')).split('\n');
  expect(lines.map(stripVTControlCharacters)).toEqual(['a  why', 'x  the credentials', '   may not read it']);
  expect(lines[2]).toContain('\u001b[31mmay not read it');
});

test('more columns than fit become a block per row', () => {
  const columns = Array.from({ length: 20 }, (_, index) => ({ head: `column${index}` }));
  const table = stripVTControlCharacters(formatTable(columns, [columns.map(() => 'long value')], layout(80)));
  expect(table.split('\n').slice(0, 3)).toEqual(['row 1', 'column0   long value', 'column1   long value']);
});

test.each([['cut'], ['wrap']] as const)('no line is wider than the terminal, whatever the text: %s', (overflow) => {
  const texts = ['漢字'.repeat(60), '👩‍💻'.repeat(50), '\u001b[31m\u202e'.repeat(30), 'a b '.repeat(60)];
  for (const text of texts) {
    for (const line of formatTable(COLUMNS, [[text, '1', text]], layout(80, overflow)).split('\n')) {
      expect(stringWidth(line)).toBeLessThanOrEqual(80);
    }
  }
});

test('a name is not torn: a word is broken at its joints, and rather than into bits the row becomes a block', () => {
  const cell = 'okta/OktaPolicy/example.okta.com/OKTA_SIGN_ON and 11 more';
  const wide = formatTable([{ head: 'partition' }, { head: 'why' }], [[cell, 'it was denied']], layout(44, 'wrap'));
  expect(stripVTControlCharacters(wide).split('\n')).toEqual([
    'partition                       why',
    'okta/OktaPolicy/                it was',
    'example.okta.com/OKTA_SIGN_ON   denied',
    'and 11 more',
  ]);
  const columns = ['from', 'relationship', 'to', 'count'].map((head) => ({ head }));
  const row = ['AWSEC2Route', 'ROUTES_TO_NETWORK_INTERFACE', 'AWSNetworkInterface', '6'];
  expect(stripVTControlCharacters(formatTable(columns, [row], layout(40, 'wrap'))).split('\n')).toEqual([
    'row 1',
    'from          AWSEC2Route',
    'relationship  ROUTES_TO_NETWORK_',
    '              INTERFACE',
    'to            AWSNetworkInterface',
    'count         6',
  ]);
});

test('a cell of several lines is several lines, also where nothing is cut off', () => {
  const row = ['x', { lines: ['cores: 1 → 2', 'na\nme: null → "y"'] }];
  for (const width of [undefined, 80]) {
    const table = formatTable([{ head: 'of' }, { head: 'properties' }], [row], layout(width, 'wrap'));
    expect(stripVTControlCharacters(table).split('\n')).toEqual([
      'of  properties',
      'x   cores: 1 → 2',
      '    na\\nme: null → "y"',
    ]);
  }
});

test('columns that can be done without go first, and names stay whole', () => {
  const columns = [{ head: 'service' }, { head: 'records', spare: 2 }, { head: 'nodes' }, { head: 'time', spare: 1 }];
  const table = (width: number): string[] =>
    stripVTControlCharacters(
      formatTable(columns, [['aws/secretsmanager', '120', '106', '1.9 s']], layout(width)),
    ).split('\n');
  expect(table(80)[0]).toBe('service             records  nodes  time');
  expect(table(35)[0]).toBe('service             nodes  time');
  expect(table(27)).toEqual(['service             nodes', 'aws/secretsmanager  106']);
});
