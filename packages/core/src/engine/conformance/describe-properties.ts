import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpenStore, StoreUnderTest } from '../../store/conformance/describe-store.js';
import type { GraphStore } from '../../store/graph-store.js';
import type { SyncReport } from '../report.js';
import { type SyncOptions, sync } from '../sync.js';
import { CUT, cutOff, type Place } from './cut-off.js';
import { contentOf } from './describe-engine.js';
import { emptyStore } from './empty-store.js';
import { type History, histories, mended, rotated, type Step } from './estate-history.js';
import { type ExpectedEdge, expectedReading } from './expected-reading.js';
import { readGraph } from './read-graph.js';
import { differences, losses } from './run-violations.js';
import { worldSource } from './world.js';

/** Examples of each property, times this much: `CADASTRE_PROPERTY_RUNS=100 npx vitest run …` tries a hundred times as many. */
const TIMES = Number(process.env.CADASTRE_PROPERTY_RUNS ?? 1);
/** Longest time for one property in milliseconds, most of it for shrinking: what was found until then is printed, with its seed. */
const LIMIT = 90_000 * Math.max(1, TIMES);

/** Declares the vitest suite of what holds after any history of estates and faults, on histories that are made up at random. */
export function describeProperties(name: string, openStore: OpenStore): void {
  describe(`any history of estates and faults in the ${name} store`, { timeout: LIMIT + 15_000 }, () => {
    let opened: StoreUnderTest;
    let store: GraphStore;
    beforeEach(async () => {
      opened = await openStore();
      store = opened.store;
    });
    afterEach(() => opened.close());

    const run = (step: Step, options: Partial<SyncOptions> = {}): Promise<SyncReport> =>
      sync({ store, sources: [worldSource(step)], acceptDeletions: true, ...options });
    /** Tells whether the run was cut off: it was not where the place lies behind its end. */
    const runCutOff = (step: Step, place: Place): Promise<boolean> =>
      run(step, { store: cutOff(store, place) }).then(
        () => false,
        (error: unknown) => {
          expect(error).toBe(CUT);
          return true;
        },
      );
    /** Tries `check` on many examples, each over an empty graph. */
    const forAll = <T>(examples: fc.Arbitrary<T>, count: number, check: (example: T) => Promise<void>): Promise<void> =>
      fc.assert(
        fc.asyncProperty(examples, async (example) => {
          await emptyStore(store);
          await check(example);
        }),
        { numRuns: Math.ceil(count * TIMES), interruptAfterTimeLimit: LIMIT },
      );
    const contentOfNew = async (step: Step): Promise<readonly string[]> => {
      await emptyStore(store);
      await run(step);
      return contentOf(store);
    };
    const expectClean = async (history: History): Promise<void> => {
      const clean = mended(lastOf(history));
      expect((await run(clean)).outcome).toBe('complete');
      const content = await contentOf(store);
      expect(content).toEqual(await contentOfNew(clean));
    };

    test('a clean run ends with the graph that a new one would have', async () => {
      await forAll(histories, 5, async (history) => {
        for (const step of history) await run(step);
        await expectClean(history);
      });
    });

    test('a clean run does so too where what was in one partition is in another afterwards', async () => {
      const turns = fc.array(fc.nat({ max: 2 }), { minLength: 5, maxLength: 5 });
      await forAll(fc.tuple(histories, turns), 4, async ([history, by]) => {
        const moving = history.map((step, index) => rotated(step, by[index] ?? 0)) as unknown as History;
        for (const step of moving) await run(step);
        await expectClean(moving);
      });
    });

    test('each run writes what it read, deletes what it knows to be gone, and touches nothing else', async () => {
      await forAll(histories, 5, async (history) => {
        let before = await readGraph(store);
        const said = new Map<string, readonly ExpectedEdge[]>();
        for (const step of history) {
          const report = await run(step);
          const after = await readGraph(store);
          const reading = expectedReading(step);
          const earlier = [...said].flatMap(([row, edges]) => (reading.nodes.has(row) ? [] : edges));
          expect([...losses(before, after, reading), ...differences(before, after, reading, earlier)]).toEqual([]);
          for (const row of reading.nodes.keys())
            said.set(
              row,
              reading.edges.filter((edge) => edge.row === row),
            );
          // A fetch that is run for each parent is reported as a whole.
          const ended = report.partitions.filter(({ key }) => /\/(Account|Server|Network|Replicates)\//.test(key));
          for (const { key, outcome } of ended)
            expect([key, outcome.kind === 'complete']).toEqual([key, reading.complete.has(key)]);
          before = after;
        }
      });
    });

    test('a run over the same estate and the same faults again changes nothing, however much is read at once', async () => {
      await forAll(histories, 3, async (history) => {
        for (const step of history) await run(step, { concurrency: 16 });
        const content = await contentOf(store);
        const { totals } = await run(lastOf(history), { concurrency: 1 });
        expect(totals).toMatchObject({ nodesCreated: 0, edgesCreated: 0, nodesDeleted: 0, edgesDeleted: 0 });
        expect(await contentOf(store)).toEqual(content);
        await emptyStore(store);
        for (const step of history) await run(step, { concurrency: 1 });
        expect(await contentOf(store)).toEqual(content);
      });
    });

    test('runs that are cut off lose nothing, and a clean run mends what they left', async () => {
      const place = fc.oneof(fc.record({ write: fc.nat({ max: 150 }) }), fc.record({ delete: fc.nat({ max: 50 }) }));
      const places = fc.array(place, { minLength: 5, maxLength: 5 });
      await forAll(fc.tuple(histories, places), 4, async ([history, cuts]) => {
        let before = await readGraph(store);
        for (const [index, step] of history.entries()) {
          await runCutOff(step, cuts[index] ?? {});
          const after = await readGraph(store);
          expect(losses(before, after, expectedReading(step))).toEqual([]);
          before = after;
        }
        await expectClean(history);
      });
    });

    const server = { id: 's1', ranges: ['::/0'], disks: ['root'], snapshots: { root: ['mon'] }, cards: ['eth0'] };
    const full: Step = { accounts: { a1: { r1: { servers: [server] } } }, faults: new Map() };
    const empty: Step = { accounts: { a1: { r1: {} } }, faults: new Map() };
    test.each([
      ['filled', 'write', full],
      ['emptied', 'delete', empty],
    ] as const)('a graph whose being %s is cut off, at whichever %s, can be emptied', async (_what, kind, step) => {
      const expected = await contentOfNew(empty);
      const left: Record<string, readonly string[]> = {};
      for (let place = 0, cut = true; cut; place += 1) {
        if (step === empty) await run(full);
        cut = await runCutOff(step, { [kind]: place });
        await run(empty);
        const content = await contentOf(store);
        if (content.length === expected.length) continue;
        left[`${kind} ${place}`] = content.filter((item) => !expected.includes(item));
        await emptyStore(store);
      }
      expect(left).toEqual({});
    });
  });
}

function lastOf(history: History): Step {
  return history.at(-1) ?? history[0];
}
