import {
  defineSource,
  fetchDefiner,
  type NodeSchema,
  readId,
  readInteger,
  type Source,
} from '../../packages/core/src/index.js';

const Item: NodeSchema<{ readonly id: string; readonly size: number }> = {
  kind: 'node',
  name: 'Item',
  file: 'item.yaml',
  brief: '',
  labels: [],
  conditionalLabels: [],
  partition: ['tenant'],
  properties: [{ name: 'size', type: 'integer' }],
  relationships: [{ type: 'NEXT_TO', direction: 'out', to: { label: 'Item', match: ['id'] }, properties: [] }],
  map: ({ id, size }) => ({
    kind: 'node',
    id: readId(id, 'id'),
    properties: { size: readInteger(size, 'size') },
    // Half of these point at what comes later, and have to wait on disk.
    edges: [{ relationship: 0, match: [`item-${size % 2 === 0 ? size + 5_000 : Math.max(0, size - 5_000)}`] }],
    labels: [],
    warnings: [],
  }),
};

/** A connector that yields so many records of one kind, all in one partition. */
export function items(count: number): Source {
  return defineSource({
    name: 'bench',
    schemas: [Item],
    fetches: [
      fetchDefiner<object>()({
        emits: Item,
        calls: [],
        async *fetch() {
          for (let size = 0; size < count; size += 1) yield { id: `item-${size}`, size };
        },
      }),
    ],
    scopes: {
      async *tenant() {
        yield 'one';
      },
    },
    context: () => ({}),
    classify: (error) => ({ class: 'bug', code: 'BENCH', message: String(error) }),
  });
}
