import { MOVE_LABEL, MOVE_PARTITION } from '../statement/engine-labels.js';
import { statementsOf } from '../statement/schema-statements.js';
import type { ReadPartition } from '../statement/statement.js';
import { partitionKey } from './partition.js';
import { type SweepContext, sweepEdges, sweepPartitions } from './sweep.js';
import { addSwept, type Task, type TaskContext } from './task.js';

/** The store notes each move in the transaction that makes it, so that none is forgotten by a run that fails or is killed. */
const MOVES: ReadPartition = { kind: 'read-partition', label: MOVE_LABEL, which: 'all' };

/**
 * Cleans up behind nodes that are listed in another partition than before: the cleanup of the old one no longer finds the relationships
 * that it wrote for them, nor what was read for them there. Like any cleanup it waits until the old partition was read to its end.
 */
export async function sweepMoved({ store, run, journal }: TaskContext, tasks: readonly Task[]): Promise<void> {
  const byKey = new Map(tasks.map((task) => [task.key, task]));
  let done: string[] = [];
  for await (const move of store.read(MOVES, MOVE_PARTITION, run)) {
    const from = String(move.from);
    // A parent's partition belongs to the task whose key is the part before the parent's.
    const task = byKey.get(from) ?? byKey.get(from.slice(0, from.lastIndexOf('/')));
    if (task?.outcome.kind !== 'complete') continue;
    // It was there all the same, and another partition has it too.
    const schema = task.planned.fetch.emits.find(({ name }) => name === move.label);
    if (schema === undefined || task.delta.seen(schema).has(String(move.node))) {
      done.push(String(move.id));
      continue;
    }
    await sweepBehind(
      { store, run, journal, before: run, stale: 'unwritten', fence: task.fence },
      task,
      String(move.label),
      String(move.node),
      from,
    );
    done.push(String(move.id));
    if (done.length < 1_000) continue;
    await store.deleteUnowned(MOVE_LABEL, done);
    done = [];
  }
  if (done.length > 0) await store.deleteUnowned(MOVE_LABEL, done);
}

async function sweepBehind(context: SweepContext, task: Task, label: string, id: string, from: string): Promise<void> {
  const { planned, scope } = task;
  const schema = planned.fetch.emits.find(({ name }) => name === label);
  if (schema === undefined) return;
  for (const statement of statementsOf(schema).deleteEdges) {
    const edgesDeleted = await sweepEdges(context, { ...statement, anchor: 'parent' }, [{ key: from, parent: id }]);
    addSwept(task, { nodesDeleted: 0, edgesDeleted, held: 0 });
  }
  for (const child of planned.children) {
    if (child.fetch.for !== label) continue;
    const key = partitionKey(child.source.name, child.fetch, scope, id);
    addSwept(task, { ...(await sweepPartitions(context, child, scope, [{ key, parent: id }])), held: 0 });
  }
}
