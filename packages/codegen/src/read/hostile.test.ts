import { expect, test } from 'vitest';
import { mistakes } from '../../test/support/compile-files.js';

const K100 = 100_000;

/** The aim is 100 ms. Processor time is measured, since machines are shared; without its guard each takes seconds, or overflows. */
test.each([
  ['brackets in brackets', `node: ${'['.repeat(K100)}`],
  ['braces in braces', `node: ${'{a: '.repeat(50_000)}`],
  ['lists in lists', `node: X\nlabels:\n  ${'- '.repeat(K100)}x`],
  ['keys in keys', `${'? '.repeat(K100)}x`],
  ['deep indentation', Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ['many elements', `node: X\nlabels: [${'a,'.repeat(K100)}]`],
  ['many keys', Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n')],
  ['an alias bomb', `a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]`],
  ['a very long line', `node: ${'x'.repeat(255_000)}`],
  ['a text that is never closed', `node: "${'x\n'.repeat(K100)}`],
  ['many empty lines', `node: X\n${'\n'.repeat(250_000)}brief: A.`],
  ['control characters', `node: ${'\u0001\u0002\u0018\u001f'.repeat(1000)}`],
])('%s: refused, and soon', async (_, text) => {
  await mistakes({ 'aws/x.yaml': 'node: Warm' });
  const { printed, milliseconds } = await timed(text);
  expect(milliseconds).toBeLessThan(400);
  expect(printed).not.toEqual([]);
});

test('what is just within the limits takes no more than its size', async () => {
  const { printed, milliseconds } = await timed(`node: X\nlabels: [${'a,'.repeat(19_000)}]`);
  expect(printed.length).toBeGreaterThan(19_000);
  expect(milliseconds).toBeLessThan(5_000);
});

async function timed(text: string): Promise<{ readonly printed: readonly string[]; readonly milliseconds: number }> {
  const started = process.cpuUsage();
  const printed = await mistakes({ 'aws/x.yaml': text });
  const { user, system } = process.cpuUsage(started);
  return { printed, milliseconds: (user + system) / 1000 };
}
