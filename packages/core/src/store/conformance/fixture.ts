import { afterAll, beforeAll } from 'vitest';
import type { Value, Values } from '../../model/row.js';
import type { Property } from '../../model/schema.js';
import type { CreateNodes, MarkNodes, NodeWrite, UpsertEdges, UpsertNodes } from '../../statement/statement.js';
import type { GraphStore, LabelConstraints, QueryParameter, QueryValue } from '../graph-store.js';
import type { OpenStore, StoreUnderTest } from './describe-store.js';

const PROPERTIES: readonly Property[] = [
  { name: 'name', type: 'string' },
  // Not indexed, so that it may be as long as it likes.
  { name: 'note', type: 'string' },
  { name: 'size', type: 'integer' },
  { name: 'share', type: 'float' },
  { name: 'shares', type: 'float', list: true },
  { name: 'on', type: 'boolean' },
  { name: 'at', type: 'datetime' },
  { name: 'dates', type: 'datetime', list: true },
  { name: 'tags', type: 'string', list: true },
  { name: 'ports', type: 'integer', list: true },
];

const LABELS: readonly LabelConstraints[] = [
  { label: 'Item', unique: ['id', 'serial'], indexes: ['name'] },
  { label: 'Owner', unique: ['id'], indexes: ['name', 'country'] },
  { label: 'CadastrePartition', unique: ['id'], indexes: [] },
  { label: 'CadastreLease', unique: ['id'], indexes: [] },
];

export const ITEMS: UpsertNodes = {
  kind: 'upsert-nodes',
  label: 'Item',
  labels: ['Thing'],
  conditionalLabels: ['Public', 'Idle'],
  properties: PROPERTIES,
};

/** The same for those that are not there yet. */
export const NEW_ITEMS: CreateNodes = {
  kind: 'create-nodes',
  label: 'Item',
  labels: ['Thing'],
  properties: PROPERTIES,
};

export const OWNERS: UpsertNodes = { ...ITEMS, label: 'Owner', labels: [], conditionalLabels: [] };

export const PARTITIONS: UpsertNodes = { ...OWNERS, label: 'CadastrePartition' };

/** `(Item)-[OWNED_BY]->(Owner)`, both found by their ids. */
export const OWNED_BY: UpsertEdges = {
  kind: 'upsert-edges',
  type: 'OWNED_BY',
  from: { label: 'Item', match: ['id'] },
  direction: 'out',
  to: { label: 'Owner', match: ['id'] },
  properties: PROPERTIES,
};

/** A store of one group's own, with the schema in place. */
export interface Fixture {
  readonly store: GraphStore;
  reopen(): Promise<void>;
  /** Writes nodes of a statement, by default items, each `[id, properties, conditional labels]` or an id alone. */
  nodes(
    partition: string,
    run: number,
    rows: readonly NodeRow[],
    statement?: UpsertNodes | CreateNodes,
  ): ReturnType<GraphStore['write']>;
  /** Writes relationships by their ends' ids. */
  edges(
    partition: string,
    run: number,
    ends: readonly (readonly [Value, Value, Values?])[],
    statement?: UpsertEdges,
  ): ReturnType<GraphStore['write']>;
  /** Marks items, by their ids. */
  mark(
    mark: MarkNodes['mark'],
    partition: string,
    run: number,
    ids: readonly string[],
    shared?: boolean,
  ): ReturnType<GraphStore['write']>;
  /** The rows of a query, as arrays of its columns. */
  ask(
    cypher: string,
    parameters?: Readonly<Record<string, QueryParameter>>,
  ): Promise<readonly (readonly QueryValue[])[]>;
}

type NodeRow = string | readonly [id: string, properties?: Values, labels?: readonly string[]];

/** Opens a store before the tests of the current `describe`, and closes it after them. */
export function useStore(openStore: OpenStore): Fixture {
  let opened: StoreUnderTest | undefined;
  let store: GraphStore | undefined;
  beforeAll(async () => {
    opened = await openStore();
    store = opened.store;
    await store.ensureSchema(LABELS);
  });
  afterAll(async () => {
    await opened?.close();
  });
  const current = (): GraphStore => {
    if (store === undefined) throw new Error('the store is not open yet');
    return store;
  };
  return {
    get store() {
      return current();
    },
    reopen: async () => {
      store = await opened?.reopen();
    },
    nodes: (partition, run, rows, statement = ITEMS) =>
      current().write({ statement, run, partition, rows: rows.map(nodeWrite) }),
    edges: (partition, run, ends, statement = OWNED_BY) => {
      const rows = ends.map(([from, to, properties = {}]) => ({ from: [from], to: [to], properties }));
      return current().write({ statement, run, partition, rows });
    },
    mark: (mark, partition, run, ids, shared = false) => {
      const statement = { kind: 'mark-nodes', label: 'Item', mark, shared } as const;
      return current().write({ statement, run, partition, rows: ids.map((id) => ({ id, properties: {} })) });
    },
    ask: async (cypher, parameters = {}) => {
      const { columns, rows } = await current().query(cypher, parameters);
      return rows.map((row) => columns.map((column) => row[column] ?? null));
    },
  };
}

function nodeWrite(row: NodeRow): NodeWrite {
  if (typeof row === 'string') return { id: row, properties: {} };
  const [id, properties = {}, labels = []] = row;
  return { id, properties, labels };
}
