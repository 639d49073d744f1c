import { PassThrough, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import type { SyncEvent } from '@cadastre/core';
import { afterEach, expect, test, vi } from 'vitest';
import { makeShell, type Shell } from '../shell.js';
import { syncProgress } from './progress.js';

afterEach(() => void vi.useRealTimers());

/** A shell whose standard error is kept; with columns it is a terminal. */
function shellWith(columns?: number): { readonly shell: Shell; readonly text: () => string } {
  const chunks: string[] = [];
  const stderr = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'));
      done();
    },
  });
  if (columns !== undefined) Object.assign(stderr, { isTTY: true, columns });
  const shell = makeShell({ cwd: '/', env: {}, stdin: new PassThrough(), stdout: new PassThrough(), stderr });
  return { shell, text: () => chunks.join('') };
}

const read = (key: string, done: number, message?: string): SyncEvent => ({
  kind: 'partition-read',
  key,
  outcome:
    message === undefined
      ? { kind: 'complete' }
      : { kind: 'failed', failure: { class: 'denied', code: 'AccessDenied', message } },
  nodes: 1,
  done,
  partitions: 2,
});

test('the line changes nothing of the terminal that had to be put back: whatever kills the process leaves it usable', () => {
  const { shell, text } = shellWith(80);
  const progress = syncProgress(shell);
  progress.onEvent(read('a/B/1', 2));
  progress.stop();
  progress.stop();
  // Carriage return, colours, and clearing to the end of the line: no hidden cursor, no saved position, no wrapping turned off.
  for (const sequence of text().split('\u001b').slice(1)) expect(sequence).toMatch(/^\[(?:K|[\d;]*m)/);
  expect(text().endsWith('\r\u001b[K')).toBe(true);
  expect(text().split('\r\u001b[K')).toHaveLength(2);
});

test('what Node warns of while the line stands there comes when it is gone', async () => {
  const { shell, text } = shellWith(80);
  const seen: string[] = [];
  const listener = (warning: Error): void =>
    void seen.push(`${warning.message}${text().endsWith('\r\u001b[K') ? '' : ' too early'}`);
  process.on('warning', listener);
  try {
    const progress = syncProgress(shell);
    process.emitWarning('an SDK is old');
    await sleep(5);
    expect(seen).toEqual([]);
    progress.stop();
    expect(seen).toEqual(['an SDK is old']);
    expect(process.listeners('warning')).toContain(listener);
  } finally {
    process.off('warning', listener);
  }
});

test('the ^C that a terminal writes behind the line stays on it, and goes with it', () => {
  const { shell, text } = shellWith(60);
  const progress = syncProgress(shell);
  progress.onEvent({ kind: 'partition-started', key: 'x'.repeat(100) });
  progress.onEvent(read('y', 2));
  progress.stop();
  const drawn = stripVTControlCharacters(text()).split('\r');
  expect(Math.max(...drawn.map((line) => line.length))).toBe(57);
});

test('a terminal that was made narrower is followed', () => {
  const { shell, text } = shellWith(80);
  const progress = syncProgress(shell);
  progress.onEvent({ kind: 'planned', run: 1, partitions: 2 });
  Object.assign(shell.io.stderr, { columns: 30 });
  progress.onEvent({ kind: 'partition-started', key: `aws/${'x'.repeat(100)}` });
  progress.onEvent(read('aws/y', 2));
  progress.stop();
  const drawn = stripVTControlCharacters(text()).split('\r');
  expect(drawn.at(-2)?.length).toBeLessThan(30);
  expect(drawn.at(-2)).toContain('2/2');
});

test('in a log, a failure that is the same everywhere is one line', () => {
  const { shell, text } = shellWith();
  const progress = syncProgress(shell);
  progress.onEvent(read('aws/AWSLambda/1/us-east-1', 1, 'no'));
  progress.onEvent(read('aws/AWSLambda/2/us-east-1', 1, 'no'));
  progress.onEvent(read('aws/AWSLambda/3/us-east-1', 1, 'another'));
  progress.stop();
  expect(text()).toBe(
    'aws/AWSLambda/1/us-east-1: failed: AccessDenied: no\naws/AWSLambda/3/us-east-1: failed: AccessDenied: another\n',
  );
});

test('in a log, a sync that only waits says what for', () => {
  vi.useFakeTimers();
  const { shell, text } = shellWith();
  const progress = syncProgress(shell);
  progress.onEvent({ kind: 'call', source: 'aws', operation: 'iam:ListRoles', limit: '1 iam', failure: 'throttled' });
  vi.advanceTimersByTime(6_000);
  progress.stop();
  vi.advanceTimersByTime(60_000);
  expect(text()).toMatch(/^0\/0 partitions, 0 nodes, [\d.]+ calls\/s, throttled: 1 iam\n$/);
});
