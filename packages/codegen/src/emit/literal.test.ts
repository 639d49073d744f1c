import { expect, test } from 'vitest';
import { comment, literal, propertyKey, quote } from './literal.js';

test.each([
  ["it's", "'it\\'s'"],
  ['say "x"', '\'say "x"\''],
  ['a\\b\nc', "'a\\\\b\\nc'"],
  ['\\"', "'\\\\\"'"],
  ["\\'", "'\\\\\\''"],
  ['`tick`', "'`tick`'"],
])('%j is quoted so that it reads back the same', (text, quoted) => {
  expect(quote(text)).toBe(quoted);
  expect(new Function(`return ${quoted}`)()).toBe(text);
});

test('what is undefined is left out, and what is long is broken', () => {
  expect(literal({ a: undefined, b: [1, true, null], 'c-d': 'x' })).toBe("{ b: [1, true, null], 'c-d': 'x' }");
  expect(literal(['x'.repeat(60), 'y'.repeat(60)])).toBe(`[\n  '${'x'.repeat(60)}',\n  '${'y'.repeat(60)}',\n]`);
});

test('a comment cannot be ended by its text', () => {
  expect(comment('a */ b\n c')).toBe('a *\\/ b c');
  expect(propertyKey('a.b')).toBe("'a.b'");
});
