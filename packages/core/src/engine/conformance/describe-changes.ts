import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Source } from '../../fetch/source.js';
import type { OpenStore, StoreUnderTest } from '../../store/conformance/describe-store.js';
import type { GraphStore } from '../../store/graph-store.js';
import type { Change } from '../changes/change.js';
import { openJournal } from '../changes/journal.js';
import { readChanges } from '../changes/read-changes.js';
import type { SyncReport } from '../report.js';
import { type SyncOptions, sync } from '../sync.js';
import { type DoorsData, doorsSource } from './change-source.js';
import { cutOff } from './cut-off.js';
import { emptyStore } from './empty-store.js';
import { histories, type Step } from './estate-history.js';
import { changeLines, graphDifference } from './graph-difference.js';
import { readGraph } from './read-graph.js';
import { namesSource } from './small-sources.js';
import { worldSource } from './world.js';

const TIMES = Number(process.env.CADASTRE_PROPERTY_RUNS ?? 1);
/** Longest time for the property in milliseconds. */
const LIMIT = 90_000 * Math.max(1, TIMES);
const CANARY = 'canary-5f2c';

/** Declares the vitest suite of what a run says that it has changed. */
export function describeChanges(name: string, openStore: OpenStore): void {
  describe(`what a run has changed, in the ${name} store`, { timeout: LIMIT + 30_000 }, () => {
    let opened: StoreUnderTest;
    let store: GraphStore;
    let data: DoorsData;
    let told: Change[];
    beforeEach(async () => {
      opened = await openStore();
      store = opened.store;
      const properties = { name: 'Ada', born: new Date(0), tags: ['a'], number: 1, share: 1, seen: 1, pin: CANARY };
      data = {
        people: [{ id: 'ada', properties, doors: { d1: new Date(0) } }, { id: 'bob' }],
        doors: ['d1', 'd2'],
        knows: [['ada', 'bob', 1]],
      };
    });
    afterEach(() => opened.close());

    const run = (options: Partial<SyncOptions> = {}, sources: Source[] = [doorsSource(data)]): Promise<SyncReport> => {
      told = [];
      const onChange = (change: Change) => void told.push(change);
      return sync({ store, sources, acceptDeletions: true, onChange, ...options });
    };
    const changesOf = async (sources: readonly Source[], run: number): Promise<readonly Change[]> => {
      const schemas = sources.flatMap(({ fetches }) => fetches.flatMap(({ emits }) => emits));
      const changes: Change[] = [];
      for await (const change of readChanges(store, schemas, run)) changes.push(change);
      return changes;
    };
    const person = (changes: Partial<DoorsData['people'][number]>): void => {
      data.people = data.people.map((one) => (one.id === 'ada' ? { ...one, ...changes } : one));
    };
    const ada = { kind: 'node', label: 'Person', id: 'ada' } as const;
    const end = (label: string, id: string) => ({ label, id });

    test('everything, at first', async () => {
      const report = await run();
      const lines = [
        'created node Door d1',
        'created node Door d2',
        'created node Person ada',
        'created node Person bob',
        'created relationship Person ada KNOWS Person bob',
        'created relationship Person ada MAY_OPEN Door d1',
      ];
      expect(changeLines(told)).toEqual(lines);
      expect(changeLines(report.changes.first)).toEqual(lines);
      expect(report.changes).toMatchObject({ truncated: false });
      expect(report.changes.counts).toContainEqual({ kind: 'node', name: 'Door', created: 2, changed: 0, deleted: 0 });
    });

    test('nothing, when nothing has, or only what is volatile', async () => {
      await run();
      const report = await run();
      expect(report.changes).toEqual({ counts: [], first: [], truncated: false });
      person({ properties: { ...data.people[0]?.properties, seen: 2, name: 'Ada' } });
      expect((await run()).changes.first).toEqual([]);
      expect(told).toEqual([]);
      expect((await run({ full: true })).changes.first).toEqual([]);
    });

    test('properties, with what was there before, but no secret', async () => {
      await run();
      const number = 2n ** 60n;
      const after = {
        name: null,
        born: new Date(1),
        tags: ['a', 'b'],
        number,
        share: 1.5,
        seen: 9,
        pin: `${CANARY}-2`,
      };
      person({ properties: after, isGuest: true });
      await run({ aliases: true });
      expect(told).toEqual([
        {
          change: 'changed',
          ...ada,
          properties: {
            name: { before: 'Ada', after: null },
            born: { before: '1970-01-01T00:00:00.000Z', after: '1970-01-01T00:00:00.001Z' },
            tags: { before: ['a'], after: ['a', 'b'] },
            number: { before: 1, after: String(number) },
            share: { before: 1, after: 1.5 },
            pin: { secret: true },
          },
          labels: { before: [], after: ['Guest'] },
        },
      ]);
      expect(JSON.stringify(told)).not.toContain(CANARY);
      const { rows } = await store.query('MATCH (c:CadastreChanges) RETURN c.changes AS changes');
      expect(JSON.stringify(rows)).not.toContain(CANARY);
    });

    test('relationships, and their properties', async () => {
      await run();
      person({ doors: { d1: new Date(5), d2: new Date(0) } });
      data.knows = [['ada', 'bob', 2]];
      await run();
      const to = end('Person', 'bob');
      expect(told).toEqual([
        {
          change: 'changed',
          kind: 'relationship',
          type: 'KNOWS',
          from: end('Person', 'ada'),
          to,
          properties: { score: { before: 1, after: 2 } },
        },
        {
          change: 'created',
          kind: 'relationship',
          type: 'MAY_OPEN',
          from: end('Person', 'ada'),
          to: end('Door', 'd2'),
        },
        {
          change: 'changed',
          kind: 'relationship',
          type: 'MAY_OPEN',
          from: end('Person', 'ada'),
          to: end('Door', 'd1'),
          properties: { since: { before: '1970-01-01T00:00:00.000Z', after: '1970-01-01T00:00:00.005Z' } },
        },
      ]);
      person({ doors: { d2: new Date(0) } });
      data.knows = [];
      await run();
      expect(changeLines(told)).toEqual([
        'deleted relationship Person ada KNOWS Person bob',
        'deleted relationship Person ada MAY_OPEN Door d1',
      ]);
    });

    test('nodes that are gone, with their relationships, each once', async () => {
      await run();
      data.people = [{ id: 'bob' }];
      data.doors = ['d2'];
      data.knows = [];
      const { changes } = await run();
      expect(changeLines(told)).toEqual([
        'deleted node Door d1',
        'deleted node Person ada',
        'deleted relationship Person ada KNOWS Person bob',
        'deleted relationship Person ada MAY_OPEN Door d1',
      ]);
      expect(changes.counts).toContainEqual({ kind: 'node', name: 'Person', created: 0, changed: 0, deleted: 1 });
    });

    test('a relationship whose end is now called something else', async () => {
      await run({ concurrency: 1 }, [namesSource({ n1: 'x' })]);
      await run({ concurrency: 1 }, [namesSource({ n1: 'y', n2: 'x' })]);
      expect(changeLines(told)).toEqual([
        'changed node Named n1 name: "x" -> "y"',
        'created node Named n2',
        'created relationship Caller c1 CALLS Named n2',
        'deleted relationship Caller c1 CALLS Named n1',
      ]);
    });

    test('what somebody has edited by hand, when a full run puts it right', async () => {
      await run();
      const statement = {
        kind: 'update-nodes',
        label: 'Person',
        properties: [{ name: 'name', type: 'string' }],
      } as const;
      await store.write({
        statement,
        rows: [{ id: 'ada', properties: { name: 'Eve' } }],
        run: 1,
        partition: 'by hand',
      });
      await run({ full: true });
      expect(changeLines(told)).toEqual(['changed node Person ada name: "Eve" -> "Ada"']);
    });

    test('nothing that a process noted before it was killed, and that is still there', async () => {
      await run();
      const { run: number } = await run();
      const sources = [doorsSource(data)];
      const journal = openJournal(store, number, number, []);
      const knows = {
        kind: 'relationship',
        type: 'KNOWS',
        from: end('Person', 'ada'),
        to: end('Person', 'bob'),
      } as const;
      const gone = { kind: 'node', label: 'Person', id: 'eve' } as const;
      const notes = [ada, knows, gone].map((thing) => ({ change: 'deleted', ...thing }) as const);
      await journal.note(notes, undefined);
      expect(changeLines(await changesOf(sources, number))).toEqual(['deleted node Person eve']);
    });

    test('nothing that the brake holds', async () => {
      data.people = Array.from({ length: 110 }, (_, index) => ({ id: `p${index}` }));
      data.knows = [];
      await run();
      data.people = [];
      expect((await run({ acceptDeletions: false })).totals.held).toBe(110);
      expect(told).toEqual([]);
      const { changes } = await run({ acceptDeletions: false });
      expect(changes.counts).toEqual([{ kind: 'node', name: 'Person', created: 0, changed: 0, deleted: 110 }]);
      expect(told).toHaveLength(110);
    });

    test('no more than 200 of it in the report, and all of it to whoever asks', async () => {
      data.doors = Array.from({ length: 1_200 }, (_, index) => `d${index}`);
      const { changes } = await run();
      expect(changes.first).toHaveLength(200);
      expect(changes.truncated).toBe(true);
      expect(told).toHaveLength(1_200 + 4);
      data.doors = [];
      const { run: number } = await run();
      expect(await changesOf([doorsSource(data)], number)).toHaveLength(1_200 + 1);
    });

    test('a hook that throws harms nothing', async () => {
      const failing = run({
        onChange: () => {
          throw new Error('no network');
        },
      });
      await expect(failing).rejects.toMatchObject({ code: 'CHANGE_HOOK_FAILED' });
      await expect(failing).rejects.toThrow('no network');
      expect((await run()).changes.first).toEqual([]);
    });

    test('in any history, just what was there before and is there after', async () => {
      await fc.assert(
        fc.asyncProperty(histories, fc.integer({ min: 0, max: 60 }), async (history, place) => {
          await emptyStore(store);
          for (const step of history) await expectDifference(step, place);
        }),
        { numRuns: Math.ceil(5 * TIMES), interruptAfterTimeLimit: LIMIT },
      );
    });

    /** A run that is cut off and resumed says the same as one that is not. */
    async function expectDifference(step: Step, place: number): Promise<void> {
      const before = await readGraph(store);
      const sources = [worldSource(step)];
      const cut = await run(
        { store: cutOff(store, place % 2 === 0 ? { write: place } : { delete: place % 9 }) },
        sources,
      )
        .then(() => false)
        .catch(() => true);
      if (cut) await run({ resume: true }, sources);
      expect(changeLines(told)).toEqual(graphDifference(before, await readGraph(store)));
    }
  });
}
