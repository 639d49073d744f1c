import { stripVTControlCharacters } from 'node:util';
import pc from 'picocolors';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { progressLine, progressText } from './progress-line.js';
import { type ProgressState, trackProgress } from './progress-state.js';

const READING: ProgressState = {
  done: 687,
  total: 715,
  nodes: 3376,
  phase: '',
  current: 'aws/AWSOpenIDConnectProvider/482934331307',
  callsPerSecond: 12.3,
  throttled: [],
};
const THROTTLED = { ...READING, throttled: ['482934331307 us-east-1 iam', '408457008496 us-east-1 iam'] };
const line = (state: ProgressState, width: number): string =>
  stripVTControlCharacters(progressLine(state, 32_400, width, pc.createColors(true)));

test.each([
  [
    READING,
    120,
    '███████████████████░ 687/715  3,376 nodes  12 calls/s  32 s  aws/AWSOpenIDConnectProvider/482934331307',
  ],
  [READING, 79, '███████████████████░ 687/715  3,376 nodes  12 calls/s  32 s  aws/AWSOpenIDConn…'],
  [READING, 39, '687/715  3,376 nodes  12 calls/s  32 s'],
  [
    THROTTLED,
    120,
    '███████████████████░ 687/715  3,376 nodes  12 calls/s  32 s  2 throttled: 482934331307 us-east-1 iam, …',
  ],
  [THROTTLED, 79, '687/715  3,376 nodes  12 calls/s  32 s  2 throttled: 482934331307 us-east-1 ia…'],
  [THROTTLED, 39, '687/715  12 calls/s  2 throttled: 4829…'],
  [
    { ...READING, phase: 'removing what is gone' },
    79,
    '███████████████████░ 687/715  3,376 nodes  12 calls/s  32 s  removing what is…',
  ],
])('how far, how fast, and what holds it up: %#', (state, width, expected) => {
  expect(line(state, width)).toBe(expected);
});

test('no line is wider than the terminal, whatever it is called and however narrow that is', () => {
  const names = ['漢字'.repeat(60), '👩‍💻'.repeat(50), 'a'.repeat(200), '\u001b[31m\u202e'.repeat(30)];
  for (const name of names) {
    for (let width = 1; width <= 130; width += 1) {
      for (const state of [
        { ...READING, current: name },
        { ...READING, throttled: [name] },
      ]) {
        expect(stringWidth(line(state, width))).toBeLessThanOrEqual(width);
      }
    }
  }
});

test('a log says the same in words', () => {
  expect(progressText(THROTTLED)).toBe(
    '687/715 partitions, 3,376 nodes, 12 calls/s, 2 throttled: 482934331307 us-east-1 iam, …',
  );
});

test('the rate is that of the last seconds, and a limit that was hit is forgotten after a while', () => {
  const tracker = trackProgress(0);
  const call = { kind: 'call', source: 'aws', operation: 'iam:ListRoles', limit: '1 iam' } as const;
  for (let at = 0; at < 10_000; at += 100) tracker.note(call, at);
  tracker.note({ ...call, failure: 'throttled' }, 10_000);
  expect(tracker.state(10_000).callsPerSecond).toBeCloseTo(10, 0);
  expect(tracker.state(10_000).throttled).toEqual(['1 iam']);
  expect(tracker.state(19_000)).toMatchObject({ callsPerSecond: 0, throttled: ['1 iam'] });
  expect(tracker.state(21_000).throttled).toEqual([]);
  tracker.note({ ...call, failure: 'throttled' }, 22_000);
  tracker.note({ kind: 'phase', phase: 'cleanup' }, 22_000);
  expect(tracker.state(22_000)).toMatchObject({ phase: 'removing what is gone', throttled: [] });
});
