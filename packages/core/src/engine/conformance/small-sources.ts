import { fetchDefiner } from '../../fetch/define-fetch.js';
import { defineSource, type Source } from '../../fetch/source.js';
import type { NodeSchema } from '../../model/schema.js';

/** A source with one node that points at a range, and does not read any. */
export function watcherSource(range: string): Source {
  const Watcher: NodeSchema<{ readonly id: string }> = {
    kind: 'node',
    name: 'Watcher',
    file: 'watcher.yaml',
    brief: '',
    labels: [],
    conditionalLabels: [],
    partition: [],
    properties: [],
    relationships: [{ type: 'WATCHES', direction: 'out', to: { label: 'Range', match: ['id'] }, properties: [] }],
    map: ({ id }) => {
      const edges = [{ relationship: 0, match: [range] }];
      return { kind: 'node', id, properties: {}, labels: [], edges, warnings: [] };
    },
  };
  return defineSource({
    name: 'watcher',
    schemas: [],
    scopes: {},
    fetches: [
      fetchDefiner<object>()({
        emits: Watcher,
        calls: [],
        async *fetch() {
          yield { id: 'w1' };
        },
      }),
    ],
    context: () => ({}),
    classify: (error) => ({ class: 'bug', code: 'UNEXPECTED', message: String(error) }),
  });
}

/** A source with nodes that are found by a name which they may change, and one that points at a name. */
export function namesSource(names: Readonly<Record<string, string>>): Source {
  const common = {
    kind: 'node',
    file: 'names.yaml',
    brief: '',
    labels: [],
    conditionalLabels: [],
    partition: [],
  } as const;
  const row = { kind: 'node', labels: [], warnings: [] } as const;
  const Named: NodeSchema<{ readonly id: string; readonly name: string }> = {
    ...common,
    name: 'Named',
    properties: [{ name: 'name', type: 'string', index: true }],
    relationships: [],
    map: ({ id, name }) => ({ ...row, id, properties: { name }, edges: [] }),
  };
  const Caller: NodeSchema<{ readonly id: string }> = {
    ...common,
    name: 'Caller',
    properties: [],
    relationships: [{ type: 'CALLS', direction: 'out', to: { label: 'Named', match: ['name'] }, properties: [] }],
    map: ({ id }) => ({ ...row, id, properties: {}, edges: [{ relationship: 0, match: ['x'] }] }),
  };
  const define = fetchDefiner<object>();
  return defineSource({
    name: 'names',
    schemas: [],
    scopes: {},
    fetches: [
      define({
        emits: Named,
        calls: [],
        async *fetch() {
          for (const [id, name] of Object.entries(names)) yield { id, name };
        },
      }),
      define({
        emits: Caller,
        calls: [],
        async *fetch() {
          yield { id: 'c1' };
        },
      }),
    ],
    context: () => ({}),
    classify: (error) => ({ class: 'bug', code: 'UNEXPECTED', message: String(error) }),
  });
}
