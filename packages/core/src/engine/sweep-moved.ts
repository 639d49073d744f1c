import { statementsOf } from '../statement/schema-statements.js';
import { partitionKey } from './partition.js';
import type { Moved } from './row-writer.js';
import type { Spill } from './spill.js';
import { type SweepContext, sweepEdges, sweepPartitions } from './sweep.js';
import { addSwept, type Task, type TaskContext } from './task.js';

/**
 * Cleans up behind nodes that are listed in another partition than before: the cleanup of the old one no longer finds the relationships
 * that it wrote for them, nor what was read for them there.
 */
export async function sweepMoved(
  { store, run }: TaskContext,
  tasks: readonly Task[],
  moves: Spill<Moved>,
): Promise<void> {
  const byKey = new Map(tasks.map((task) => [task.key, task]));
  for await (const chunk of moves.chunks(1_000)) {
    for (const { schema: name, id, from } of chunk) {
      // A parent's partition belongs to the task whose key is the part before the parent's.
      const task = byKey.get(from) ?? byKey.get(from.slice(0, from.lastIndexOf('/')));
      if (task?.outcome.kind !== 'complete') continue;
      const context: SweepContext = { store, before: run, fence: task.fence };
      const { planned, scope } = task;
      const schema = planned.fetch.emits.find((emitted) => emitted.name === name);
      if (schema === undefined) continue;
      for (const statement of statementsOf(schema).deleteEdges) {
        const edgesDeleted = await sweepEdges(context, { ...statement, anchor: 'parent' }, [{ key: from, parent: id }]);
        addSwept(task, { nodesDeleted: 0, edgesDeleted, held: 0 });
      }
      for (const child of planned.children) {
        if (child.fetch.for !== name) continue;
        const key = partitionKey(child.source.name, child.fetch, scope, id);
        addSwept(task, { ...(await sweepPartitions(context, child, scope, [{ key, parent: id }])), held: 0 });
      }
    }
  }
}
