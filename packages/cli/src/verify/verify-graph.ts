import { cypherName, type GraphNode, type GraphStore, labelConstraints, type Schema } from '@cadastre/core';
import { type Declared, type DeclaredNode, declared } from './declared.js';
import type { Problem } from './problem.js';
import { fitsType, storedType } from './stored-type.js';

/** How a graph is looked at. */
export interface VerifyOptions {
  /** Whether Cartography's names are written too. */
  readonly aliases: boolean;
  /** Nodes of each label whose properties are looked at. */
  readonly sample: number;
}

/** What was looked at, and what differs. */
export interface Verification {
  /** Labels of the schemas that the graph has nodes of. */
  readonly labels: number;
  /** Nodes of these. */
  readonly nodes: number;
  /** Nodes whose properties were looked at. */
  readonly sampled: number;
  readonly problems: readonly Problem[];
}

/** Counting goes through every node of a label, which takes a while in a large graph. */
const TIMEOUT_MS = 300_000;
const MOST_LABELS = 100_000;

/** Compares a graph with the schemas that it is written by. Only reads: counts, and a sample of each label. */
export async function verifyGraph(
  store: GraphStore,
  schemas: readonly Schema[],
  { aliases, sample }: VerifyOptions,
): Promise<Verification> {
  const expected = declared(schemas, aliases);
  const counts = await countLabels(store);
  const problems: Problem[] = [...(await missingConstraints(store, schemas)), ...unknownLabels(counts, expected)];
  let nodes = 0;
  let sampled = 0;
  // What the graph has no nodes of needs no query.
  const present = expected.nodes.filter(({ label }) => counts.has(label));
  for (const node of present) {
    problems.push(...(await withoutId(store, node)), ...(await withoutTenant(store, node)));
    const found = await sampleOf(store, node, sample);
    problems.push(...propertyProblems(node, found));
    nodes += counts.get(node.label) ?? 0;
    sampled += found.length;
  }
  return { labels: present.length, nodes, sampled, problems };
}

async function countLabels(store: GraphStore): Promise<ReadonlyMap<string, number>> {
  const { rows } = await store.query<{ label: string; nodes: number }>(
    'MATCH (n) UNWIND labels(n) AS label RETURN label AS label, count(*) AS nodes',
    {},
    { timeoutMs: TIMEOUT_MS, maxRows: MOST_LABELS },
  );
  return new Map(rows.map(({ label, nodes }) => [label, Number(nodes)]));
}

async function missingConstraints(store: GraphStore, schemas: readonly Schema[]): Promise<readonly Problem[]> {
  const there = new Map((await store.constraints()).map((each) => [each.label, each]));
  return labelConstraints(schemas).flatMap(({ label, unique, indexes }) => {
    const { unique: hasUnique = [], indexes: hasIndexes = [] } = there.get(label) ?? {};
    const missing = (kind: Problem['kind'], what: string, names: readonly string[]): readonly Problem[] =>
      names.map((property) => ({ kind, label, property, what }));
    return [
      ...missing(
        'constraint-missing',
        'not unique',
        unique.filter((name) => !hasUnique.includes(name)),
      ),
      ...missing(
        'index-missing',
        'not indexed',
        indexes.filter((name) => !hasIndexes.includes(name) && !hasUnique.includes(name)),
      ),
    ];
  });
}

function unknownLabels(counts: ReadonlyMap<string, number>, { labels }: Declared): readonly Problem[] {
  return [...counts]
    .filter(([label]) => !labels.has(label))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, nodes]) => ({ kind: 'label-unknown', label, what: 'no configured source declares it', nodes }));
}

async function withoutId(store: GraphStore, { label }: DeclaredNode): Promise<readonly Problem[]> {
  const nodes = await countWhere(store, label, 'n.id IS NULL');
  return nodes === 0 ? [] : [{ kind: 'id-missing', label, what: 'no id', nodes }];
}

async function withoutTenant(store: GraphStore, { label, tenant }: DeclaredNode): Promise<readonly Problem[]> {
  if (tenant === undefined) return [];
  const condition = `NOT (n)<-[:RESOURCE]-(:${cypherName(tenant)})`;
  const nodes = await countWhere(store, label, condition);
  if (nodes === 0) return [];
  const cypher = `MATCH (n:${cypherName(label)}) WHERE ${condition} RETURN n.id AS id LIMIT 1`;
  const { rows } = await store.query<{ id: unknown }>(cypher, {}, { timeoutMs: TIMEOUT_MS });
  const what = `no RESOURCE from ${tenant}`;
  return [{ kind: 'tenant-missing', label, what, nodes, ...exampleOf(rows[0]?.id) }];
}

async function countWhere(store: GraphStore, label: string, condition: string): Promise<number> {
  const cypher = `MATCH (n:${cypherName(label)}) WHERE ${condition} RETURN count(n) AS nodes`;
  const { rows } = await store.query<{ nodes: number }>(cypher, {}, { timeoutMs: TIMEOUT_MS });
  return Number(rows[0]?.nodes ?? 0);
}

async function sampleOf(store: GraphStore, { label }: DeclaredNode, sample: number): Promise<readonly GraphNode[]> {
  const cypher = `MATCH (n:${cypherName(label)}) RETURN n AS n LIMIT ${sample}`;
  const { rows } = await store.query<{ n: GraphNode }>(cypher, {}, { timeoutMs: TIMEOUT_MS, maxRows: sample });
  return rows.map(({ n }) => n);
}

/** What the properties of sampled nodes have that the schema does not say, one problem for nodes that are alike. */
function propertyProblems({ label, properties }: DeclaredNode, nodes: readonly GraphNode[]): readonly Problem[] {
  const found = new Map<string, Problem & { nodes: number }>();
  for (const node of nodes) {
    for (const [property, value] of Object.entries(node.properties)) {
      const expected = properties.get(property);
      if (value === null || (expected !== undefined && fitsType(value, expected))) continue;
      const stored = storedType(value);
      const key = `${property} ${expected === undefined ? '' : stored}`;
      const same = found.get(key);
      if (same !== undefined) same.nodes += 1;
      else {
        const wanted = expected === undefined ? undefined : `${expected.type}${expected.list === true ? '[]' : ''}`;
        found.set(key, {
          kind: wanted === undefined ? 'property-unknown' : 'type-differs',
          label,
          property,
          what: wanted === undefined ? `${stored}, in no schema` : `${stored}, the schema says ${wanted}`,
          nodes: 1,
          ...exampleOf(node.properties.id),
        });
      }
    }
  }
  return [...found.values()].sort((a, b) => ((a.property ?? '') < (b.property ?? '') ? -1 : 1));
}

function exampleOf(id: unknown): { readonly example?: string } {
  return typeof id === 'string' ? { example: id } : {};
}
