import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { untilInterrupted } from './interrupt.js';

test('a Ctrl-C that comes twice at once interrupts once; a later one finds nobody, and ends the process', async () => {
  const others = process.listenerCount('SIGINT');
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const counts: number[] = [];
  const done = untilInterrupted({ cwd: '/', env: {}, ...streams }, async (signal) => {
    process.emit('SIGINT');
    // With no listener Node would end the process.
    counts.push(process.listenerCount('SIGINT') - others);
    await sleep(600);
    counts.push(process.listenerCount('SIGINT') - others);
    signal.throwIfAborted();
  });
  await expect(done).rejects.toMatchObject({ code: 'INTERRUPTED' });
  expect(counts).toEqual([1, 0]);
});
