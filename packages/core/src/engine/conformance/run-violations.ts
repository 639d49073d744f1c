import { isDeepStrictEqual } from 'node:util';
import { type ExpectedEdge, type ExpectedReading, possibleEdges } from './expected-reading.js';
import type { FoundEdge, FoundGraph, FoundNode } from './read-graph.js';

/** What is gone though this run did not read to the end what held it, and though what it hung below is not known to be gone either. */
export function losses(before: FoundGraph, after: FoundGraph, { complete, nodes }: ExpectedReading): string[] {
  // Also true of what a run that was cut off had no time to delete: its children go first.
  const mayGo = (key: string): boolean => {
    const node = before.nodes.get(key);
    if (node === undefined || nodes.has(key)) return false;
    if (node.partition === undefined) return ownersOf(node, before).every((owner) => complete.has(owner));
    return complete.has(node.partition) || mayGo(parentOf(node) ?? '');
  };
  const lostNodes = [...before.nodes.values()].filter(({ key }) => !after.nodes.has(key) && !mayGo(key));
  // Its end was read, and is no longer what it was found by.
  const isLetGo = ({ type, to }: FoundEdge): boolean =>
    type === 'LIKES' && nodes.has(to) && nodes.get(to)?.properties.size !== before.nodes.get(to)?.properties.size;
  const lostEdges = [...before.edges.values()].filter(
    (edge) =>
      !after.edges.has(edge.key) &&
      !complete.has(edge.partition) &&
      !mayGo(edge.from) &&
      !mayGo(edge.to) &&
      !isLetGo(edge),
  );
  return [...lostNodes, ...lostEdges].map(({ key, partition }) => `${key} of ${partition} is lost`);
}

/**
 * What the run wrote that neither it nor an earlier run (`earlier`, of nodes that this one has not read) has read, read and did not write, changed outside what it read, or left behind.
 */
export function differences(
  before: FoundGraph,
  after: FoundGraph,
  reading: ExpectedReading,
  earlier: readonly ExpectedEdge[],
): string[] {
  return [...nodeDifferences(before, after, reading), ...edgeDifferences(before, after, reading, earlier)];
}

function nodeDifferences(before: FoundGraph, after: FoundGraph, { complete, nodes }: ExpectedReading): string[] {
  const found: string[] = [];
  for (const key of nodes.keys()) if (!after.nodes.has(key)) found.push(`${key} was read and is not there`);
  for (const node of after.nodes.values()) {
    const { key, partition, properties } = node;
    const read = nodes.get(key);
    const old = before.nodes.get(key);
    const parent = parentOf(node);
    const owners = ownersOf(node, after);
    const kept = partition === undefined ? owners.length > 0 : !complete.has(partition);
    const expected = { owner: old?.properties.owner, ...read?.properties };
    if (read === undefined && old === undefined) found.push(`${key} comes from nowhere`);
    else if (read === undefined && !isDeepStrictEqual(node, old)) found.push(`${key} was not read and has changed`);
    else if (read === undefined && !kept) found.push(`${key} of ${partition} is gone and still there`);
    else if (read !== undefined && (partition !== read.partition || !sameProperties(properties, expected)))
      found.push(`${key} of ${partition} is ${JSON.stringify(properties)} and not ${JSON.stringify(expected)}`);
    if (parent !== undefined && !after.nodes.has(parent)) found.push(`${key} has no ${parent}`);
    if (partition === undefined && owners.length === 0) found.push(`${key} belongs to nobody`);
  }
  return found;
}

function edgeDifferences(
  before: FoundGraph,
  after: FoundGraph,
  reading: ExpectedReading,
  earlier: readonly ExpectedEdge[],
): string[] {
  const found: string[] = [];
  const possible = possibleEdges(reading.edges, after);
  const waited = possibleEdges(earlier, after);
  for (const [key, partition] of possible) {
    const owner = after.edges.get(key)?.partition;
    if (owner !== partition) found.push(`${key} was read in ${partition} and belongs to ${owner}`);
  }
  for (const edge of after.edges.values()) {
    const { key, partition } = edge;
    if (!hasBothEnds(edge, after)) found.push(`${key} ends nowhere`);
    if (possible.has(key)) continue;
    // What an earlier run waited for in vain may have come.
    if (waited.has(key) && !before.edges.has(key)) continue;
    if (!isDeepStrictEqual(edge, before.edges.get(key))) found.push(`${key} comes from nowhere`);
    else if (reading.complete.has(partition)) found.push(`${key} of ${partition} is gone and still there`);
  }
  return found;
}

function ownersOf({ key }: FoundNode, { edges }: FoundGraph): string[] {
  return [...edges.values()]
    .filter(({ from, type }) => from === key && type === 'SEEN_IN')
    .map(({ partition }) => partition);
}

/** The node that a node was read for, by the ids that this provider makes. */
function parentOf({ label, id }: FoundNode): string | undefined {
  if (label === 'Disk') return `Server ${id.slice(0, id.lastIndexOf('/'))}`;
  if (label === 'Card') return `Server ${id.slice(0, id.lastIndexOf(':'))}`;
  return label === 'Snapshot' ? `Disk ${id.slice(0, id.lastIndexOf('@'))}` : undefined;
}

function hasBothEnds({ from, to }: FoundEdge, { nodes }: FoundGraph): boolean {
  return nodes.has(from) && (nodes.has(to) || to.startsWith('CadastrePartition '));
}

function sameProperties(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((name) => isDeepStrictEqual(a[name], b[name]));
}
