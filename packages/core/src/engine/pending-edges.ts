import type { Schema } from '../model/schema.js';
import { statementsOf } from '../statement/schema-statements.js';
import type { ReadContext, Tally } from './read-partition.js';
import type { UnresolvedEdges } from './report.js';
import { type PendingEdge, writeEdges } from './row-writer.js';

/** Pending relationships that are read back and tried at once. */
const CHUNK = 5_000;

/**
 * Writes the relationships that had to wait. What still finds no other end is counted: most often that lies outside what was read, such as a
 * role in an account of somebody else's.
 */
export async function resolvePending(
  context: ReadContext,
  schemas: readonly Schema[],
  tasks: readonly { readonly key: string; readonly tally: Tally }[],
): Promise<readonly UnresolvedEdges[]> {
  const byName = new Map(schemas.map((schema) => [schema.name, schema]));
  const tallies = new Map(tasks.map(({ key, tally }) => [key, tally]));
  const unresolved = new Map<string, UnresolvedEdges>();
  for await (const chunk of context.pending.chunks(CHUNK)) {
    context.signal.throwIfAborted();
    for (const group of groupPending(chunk)) {
      const [{ schema: name, relationship, partition }] = group;
      const schema = byName.get(name);
      const statement = schema && statementsOf(schema).edges[relationship];
      if (statement === undefined) throw new TypeError(`no relationship ${relationship} of ${name}`);
      const result = await writeEdges(
        context,
        statement,
        partition,
        group.map(({ edge }) => edge),
      );
      // A parent's partition counts for the fetch as a whole, whose key is the part before the parent's.
      const tally = tallies.get(partition) ?? tallies.get(partition.slice(0, partition.lastIndexOf('/')));
      if (tally !== undefined) {
        tally.edges += result.written;
        tally.edgesCreated += result.created;
      }
      if (result.unmatched.length === 0) continue;
      const key = `${name} ${relationship}`;
      const count = (unresolved.get(key)?.count ?? 0) + result.unmatched.length;
      unresolved.set(key, { schema: name, type: statement.type, to: statement.to.label, count });
    }
  }
  return [...unresolved.values()].sort((a, b) => b.count - a.count);
}

function groupPending(pending: readonly PendingEdge[]): readonly [PendingEdge, ...PendingEdge[]][] {
  const groups = new Map<string, [PendingEdge, ...PendingEdge[]]>();
  for (const edge of pending) {
    const key = `${edge.schema} ${edge.relationship} ${edge.partition}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [edge]);
    else group.push(edge);
  }
  return [...groups.values()];
}
