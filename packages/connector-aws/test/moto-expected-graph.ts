/** A node, written `Label id`. */
export type NodeKey = `${string} ${string}`;

/** Everything that a graph should hold, told by those who created it. */
export interface ExpectedGraph {
  readonly nodes: Map<NodeKey, Readonly<Record<string, unknown>>>;
  /** Each written `Label id -TYPE-> Label id`. */
  readonly edges: Set<string>;
  /** Adds a node, with the properties whose values are known. `owners` are the nodes above it that list it as their resource. */
  node(label: string, id: string | undefined, properties?: Readonly<Record<string, unknown>>, owner?: NodeKey): NodeKey;
  edge(from: NodeKey, type: string, to: NodeKey): void;
  /** Removes a node and every edge of it. */
  remove(key: NodeKey): void;
}

/** An expectation to fill while things are created. */
export function expectedGraph(): ExpectedGraph {
  const nodes: ExpectedGraph['nodes'] = new Map();
  const edges: ExpectedGraph['edges'] = new Set();
  const edge: ExpectedGraph['edge'] = (from, type, to) => void edges.add(edgeText(from, type, to));
  return {
    nodes,
    edges,
    node(label, id, properties = {}, owner = undefined) {
      const key: NodeKey = `${label} ${known(id)}`;
      nodes.set(key, { ...nodes.get(key), ...properties });
      if (owner !== undefined) edge(owner, 'RESOURCE', key);
      return key;
    },
    edge,
    remove(key) {
      nodes.delete(key);
      for (const text of edges) if (text.startsWith(`${key} -`) || text.endsWith(`-> ${key}`)) edges.delete(text);
    },
  };
}

/** The id within a key. */
export function idOf(key: NodeKey): string {
  return key.slice(key.indexOf(' ') + 1);
}

/** How an edge is written. */
export function edgeText(from: NodeKey, type: string, to: NodeKey): string {
  return `${from} -${type}-> ${to}`;
}

/** What a create call must have answered with. */
export function known(value: string | undefined): string {
  if (value === undefined) throw new Error('a create call answered without the id of what it created');
  return value;
}
