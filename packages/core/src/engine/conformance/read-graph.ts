import type { GraphStore } from '../../store/graph-store.js';

/** A node as the properties compare it. */
export interface FoundNode {
  /** Label and id. */
  readonly key: string;
  readonly label: string;
  readonly id: string;
  /** The partition that holds it; undefined for shared nodes. */
  readonly partition: string | undefined;
  /** All that its schema and its extensions gave it. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A relationship as the properties compare it. */
export interface FoundEdge {
  readonly key: string;
  readonly from: string;
  readonly type: string;
  readonly to: string;
  readonly partition: string;
}

/** What a graph holds, the ledger left out. */
export interface FoundGraph {
  readonly nodes: ReadonlyMap<string, FoundNode>;
  readonly edges: ReadonlyMap<string, FoundEdge>;
}

const MOST = { maxRows: 1_000_000 };

/** Reads everything but the ledger's own nodes. The partitions that own a shared node show as the ends of its relationships. */
export async function readGraph(store: GraphStore): Promise<FoundGraph> {
  const nodes = await store.query<{ labels: string[]; properties: Record<string, unknown> }>(
    'MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties',
    {},
    MOST,
  );
  const edges = await store.query<{ from: string[]; a: string; type: string; to: string[]; b: string; part: string }>(
    'MATCH (a)-[r]->(b) RETURN labels(a) AS from, a.id AS a, type(r) AS type, labels(b) AS to, b.id AS b, r._partition AS part',
    {},
    MOST,
  );
  return {
    nodes: byKey(
      nodes.rows
        .filter(({ labels }) => !labels[0]?.startsWith('Cadastre'))
        .map(({ labels, properties: { id, _partition, firstseen, lastupdated, changed_at, ...rest } }) => {
          const label = labels.join(':');
          const properties = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('_')));
          return {
            key: `${label} ${id}`,
            label,
            id: String(id),
            partition: _partition as string | undefined,
            properties,
          };
        }),
    ),
    edges: byKey(
      edges.rows.map(({ from, a, type, to, b, part }) => {
        const edge = { from: `${from.join(':')} ${a}`, type, to: `${to.join(':')} ${b}` };
        // What owns a shared node needs no property that says so.
        return { ...edge, key: `${edge.from} ${type} ${edge.to}`, partition: type === 'SEEN_IN' ? b : part };
      }),
    ),
  };
}

function byKey<T extends { readonly key: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const item of items) {
    if (map.has(item.key)) throw new Error(`${item.key} is there twice`);
    map.set(item.key, item);
  }
  return map;
}
