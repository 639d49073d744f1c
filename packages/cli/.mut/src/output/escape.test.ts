import { expect, test } from 'vitest';
import { formatCsv } from './csv.js';
import { escapeText } from './escape.js';
import { formatJson } from './json.js';

test.each([
  ['a colour', '\u001b[31mred', '\\x1b[31mred'],
  ['an OSC 8 link', '\u001b]8;;http://x\u0007y', '\\x1b]8;;http://x\\x07y'],
  ['an 8-bit CSI', '\u009b2J', '\\x9b2J'],
  ['carriage return, newline, tab', 'a\rb\nc\td', 'a\\rb\\nc\\td'],
  ['NUL and delete', '\u0000\u007f', '\\x00\\x7f'],
  ['text turned round', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
  ['line separators', '\u2028', '\\u2028'],
  ['a lone surrogate', 'a\ud800b', 'a\ufffdb'],
  ['letters and emoji', 'héé 漢字 👩‍💻', 'héé 漢字 👩‍💻'],
])('text is shown, not sent: %s', (_name, text, shown) => {
  expect(escapeText(text)).toBe(shown);
});

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', `"'\\rx"`],
  ['a,"b"\nc', '"a,""b""\nc"'],
  ['\u001b[2J', '\\x1b[2J'],
  ['a=1', 'a=1'],
])('a CSV cell is data: %j', (cell, written) => {
  expect(formatCsv(['h'], [[cell]])).toBe(`h\n${written}\n`);
});

test('numbers and nulls keep their form in CSV', () => {
  expect(formatCsv(['=a', 'b', 'c'], [[-1.5, null, 0]])).toBe("'=a,b,c\n-1.5,,0\n");
});

test('JSON escapes what a terminal would obey, and stays the same value', () => {
  const value = { text: '\u009b2J\u202e\u007f\u2028\u001b', big: 2n ** 60n, at: new Date(0) };
  const json = formatJson(value);
  expect(json).toContain('"\\u009b2J\\u202e\\u007f\\u2028\\u001b"');
  expect(JSON.parse(json)).toEqual({ text: value.text, big: '1152921504606846976', at: '1970-01-01T00:00:00.000Z' });
});
