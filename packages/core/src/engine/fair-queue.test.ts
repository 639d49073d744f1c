import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { fairQueue } from './fair-queue.js';

/** Long enough for everything that can end to have ended. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) await tick();
}

/** A queue, what is running in it and what has ended, in order; what `isHeld` never ends. */
function open(concurrency: number, isHeld: (name: string) => boolean = () => false) {
  const queue = fairQueue(concurrency);
  const running = new Set<string>();
  const ended: string[] = [];
  let most = 0;
  const add = (shares: readonly string[], name = shares.join(' ')): Promise<void> =>
    queue(shares, async () => {
      running.add(name);
      most = Math.max(most, running.size);
      await (isHeld(name) ? new Promise(() => undefined) : tick());
      running.delete(name);
      ended.push(name);
    });
  return { queue, add, running, ended, most: () => most };
}

const SERVICES = ['compute', 'identity', 'keys', 'storage'];
const REGIONS = ['north', 'east', 'south', 'west'];
const ACCOUNTS = ['1', '2', '3', '4', '5'];

describe.each([
  ['a service', 'compute'],
  ['a region', 'east'],
  ['an account', '3'],
])('%s that does not answer', (_kind, held) => {
  test.each([8, 16, 64])('holds up nothing but itself, of %i places', async (places) => {
    const isHeld = (name: string) => name.split(' ').includes(held);
    const { add, running, ended } = open(places, isHeld);
    const names: string[] = [];
    // In the worst order: all that will not end comes first.
    const all = SERVICES.flatMap((service) =>
      REGIONS.flatMap((region) =>
        ACCOUNTS.flatMap((account) => ['a', 'b', 'c'].map((fetch) => [service, region, account, fetch] as const)),
      ),
    ).sort((a, b) => Number(b.includes(held)) - Number(a.includes(held)));
    for (const [service, region, account, fetch] of all) {
      const name = [service, region, account, fetch].join(' ');
      names.push(name);
      void add([service, region, account], name);
    }
    await settle();
    expect([...ended].sort()).toEqual(names.filter((name) => !isHeld(name)).sort());
    // What is left of the places is its own by then.
    expect(running.size).toBe(Math.min(places, names.length - ended.length));
  });
});

test('no more runs at once than there are places, and none of them is idle', async () => {
  const { add, most } = open(7);
  await Promise.all(Array.from({ length: 100 }, (_, index) => add([`service ${index % 3}`], String(index))));
  expect(most()).toBe(7);
});

test('what comes first is first where nothing else speaks for another', async () => {
  const { add, ended } = open(1);
  const names = Array.from({ length: 20 }, (_, index) => `${index}`);
  await Promise.all(names.map((name, index) => add([SERVICES[index % 4] ?? ''], name)));
  expect(ended).toEqual(names);
});

test('what fails gives its place to the next, and its error to who has added it', async () => {
  const { queue, add, ended } = open(1);
  const failing = queue(['compute'], async () => {
    throw new Error('denied');
  });
  await Promise.all([expect(failing).rejects.toThrow('denied'), add(['compute'], 'next')]);
  expect(ended).toEqual(['next']);
});

test('what is added by what runs has its turn too', async () => {
  const { queue, add, ended } = open(2);
  await Promise.all(
    SERVICES.map((service) =>
      queue([service], async () => {
        void add([service], `child of ${service}`);
      }),
    ),
  );
  await settle();
  expect(ended).toHaveLength(4);
});
