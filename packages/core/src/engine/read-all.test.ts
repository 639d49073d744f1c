import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { fetchDefiner } from '../fetch/define-fetch.js';
import { defineSource, type Source } from '../fetch/source.js';
import type { NodeSchema } from '../model/schema.js';
import { readId } from '../record/read-value.js';
import type { GraphStore } from '../store/graph-store.js';
import { nowhere } from '../store/nowhere.test-kit.js';
import { sync } from './sync.js';

/* How the partitions of a run share its places, told by the order of what happens: no clock is looked at. */

const SERVICES = ['compute', 'identity', 'keys', 'storage'];
const REGIONS = ['north', 'east', 'south', 'west'];

function schema(name: string): NodeSchema<{ readonly id: string }> {
  return {
    kind: 'node',
    name,
    file: 'shared.yaml',
    brief: '',
    labels: [],
    conditionalLabels: [],
    partition: ['region'],
    properties: [],
    relationships: [],
    map: ({ id }) => ({ kind: 'node', id: readId(id, 'id'), properties: {}, labels: [], edges: [], warnings: [] }),
  };
}

/** Three fetches of each service in each region; `read` is awaited by each of them. */
function source(read: (service: string, region: string) => Promise<void>): Source {
  const fetches = SERVICES.flatMap((service) =>
    ['A', 'B', 'C'].map((name) =>
      fetchDefiner<object>()({
        emits: schema(`${service}${name}`),
        calls: [`${service}:List${name}`],
        async *fetch({ scope }) {
          await read(service, scope.region ?? '');
          yield { id: `${service} ${name} ${scope.region}` };
        },
      }),
    ),
  );
  return defineSource({
    name: 'shared',
    schemas: [],
    fetches,
    scopes: {
      async *region() {
        yield* REGIONS;
      },
    },
    context: () => ({}),
    classify: (error) => ({ class: 'bug', code: 'UNEXPECTED', message: String(error) }),
  });
}

const store = (write: GraphStore['write']): GraphStore => ({ ...nowhere(), write });

const takesAll: GraphStore['write'] = async ({ rows }) => {
  await tick();
  return { created: rows.length, written: rows.length, unmatched: [], conflicting: 0 };
};

/** True for what the ledger and the run itself write. */
const isOwn = (label: string): boolean => label.startsWith('Cadastre');

describe.each([
  ['service', 'compute'],
  ['region', 'east'],
])('a %s that does not answer', (kind, held) => {
  test('lets all others be read and written first, and takes not all places from them', async () => {
    const concurrency = 8;
    const read: string[] = [];
    const left = { held: 0, others: SERVICES.length * REGIONS.length * 3 };
    let open: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const isHeld = (service: string, region: string) => (kind === 'service' ? service : region) === held;
    const report = await sync({
      store: store(takesAll),
      concurrency,
      sources: [
        source(async (service, region) => {
          if (!isHeld(service, region)) return;
          left.held += 1;
          // All places are its own: no other can be read any more, unless they all have been.
          if (left.held === concurrency) open();
          await gate;
        }),
      ],
      onEvent: (event) => {
        if (event.kind !== 'partition-read') return;
        read.push(event.key);
      },
    });
    expect(report.outcome).toBe('complete');
    const others = read.filter((key) => !key.includes(held));
    expect(others).toHaveLength(36);
    expect(read.slice(0, 36)).toEqual(others);
  });
});

test('no more is read at once than the option says', async () => {
  let now = 0;
  let most = 0;
  const counted = async () => {
    now += 1;
    most = Math.max(most, now);
    await tick();
    now -= 1;
  };
  await sync({ store: store(takesAll), concurrency: 5, sources: [source(counted)] });
  expect(most).toBe(5);
});

test('however many are read, no more than 16 are written at once', async () => {
  let now = 0;
  let most = 0;
  const counted: GraphStore['write'] = async (batch) => {
    if (isOwn(batch.statement.kind === 'upsert-nodes' ? batch.statement.label : '')) return takesAll(batch);
    now += 1;
    most = Math.max(most, now);
    const result = await takesAll(batch);
    now -= 1;
    return result;
  };
  await sync({ store: store(counted), concurrency: 48, sources: [source(async () => {})] });
  expect(most).toBe(16);
});

describe('the end of a run', () => {
  /** Reads until `end` is called within the fifth partition; tells what began after that (or after the store has failed), and was written after the run. */
  async function endWithin(end: () => void, given: { readonly signal?: AbortSignal; readonly broken?: () => boolean }) {
    const after = { begun: 0, late: 0 };
    let begun = 0;
    let ended = false;
    let failing = false;
    let failed = false;
    let over = false;
    let writing = 0;
    const write: GraphStore['write'] = async (batch) => {
      if (over) after.late += 1;
      if (given.broken?.() === true && !failing) {
        failing = true;
        // Others begin to write meanwhile, and end after it.
        for (let turn = 0; turn < 20; turn += 1) await tick();
        failed = true;
        throw new Error('the disk is full');
      }
      writing += 1;
      // Longer than all that a run does at its end.
      for (let turn = 0; ended && turn < 3_000; turn += 1) await tick();
      writing -= 1;
      return takesAll(batch);
    };
    const running = sync({
      store: store(write),
      concurrency: 4,
      ...(given.signal === undefined ? {} : { signal: given.signal }),
      onEvent: ({ kind }) => {
        if (kind === 'partition-started' && (given.broken === undefined ? ended : failed)) after.begun += 1;
      },
      sources: [
        source(async () => {
          begun += 1;
          if (begun === 5) {
            ended = true;
            end();
          }
          await tick();
        }),
      ],
    });
    const error: unknown = await running.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    over = true;
    const left = writing;
    for (let turn = 0; turn < 4_000; turn += 1) await tick();
    return { error, after, left };
  }

  test('that is stopped begins nothing more, and nothing writes when it has ended', async () => {
    const abort = new AbortController();
    const { error, after, left } = await endWithin(() => abort.abort(new Error('stopped')), { signal: abort.signal });
    expect(error).toMatchObject({ message: 'stopped' });
    expect({ begun: after.begun, late: after.late, left }).toEqual({ begun: 0, late: 0, left: 0 });
  });

  test('that the store fails begins nothing more, and nothing writes when it has ended', async () => {
    let broken = false;
    const end = () => {
      broken = true;
    };
    const { error, after, left } = await endWithin(end, { broken: () => broken });
    expect(error).toMatchObject({ message: 'the disk is full' });
    expect({ begun: after.begun, late: after.late, left }).toEqual({ begun: 0, late: 0, left: 0 });
  });
});
