import { type Change, subjectOf, thingOf } from '../changes/change.js';
import type { FoundGraph } from './read-graph.js';

/** What has become of a graph, as lines: what the changes of a run must say, found by comparing the whole graph before and after. */
export function graphDifference(before: FoundGraph, after: FoundGraph): readonly string[] {
  const lines: string[] = [];
  for (const [kind, olds, news] of [
    ['node', before.nodes, after.nodes],
    ['relationship', edgesOf(before), edgesOf(after)],
  ] as const) {
    for (const key of news.keys()) if (!olds.has(key)) lines.push(`created ${kind} ${key}`);
    for (const key of olds.keys()) if (!news.has(key)) lines.push(`deleted ${kind} ${key}`);
  }
  for (const [key, { properties: old }] of before.nodes) {
    const now = after.nodes.get(key)?.properties;
    if (now === undefined) continue;
    for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
      const [a, b] = [text(old[name]), text(now[name])];
      if (a !== b) lines.push(`changed node ${key} ${name}: ${a} -> ${b}`);
    }
  }
  return lines.sort();
}

/** Who owns a shared node is no relationship that anybody reads. */
function edgesOf({ edges }: FoundGraph): ReadonlyMap<string, unknown> {
  return new Map([...edges].filter(([, { type }]) => type !== 'SEEN_IN'));
}

/** The same lines, of the changes that a run tells. */
export function changeLines(changes: readonly Change[]): readonly string[] {
  const things = changes.map((change) => `${JSON.stringify(subjectOf(change))} ${thingOf(change)}`);
  if (new Set(things).size < things.length) throw new Error(`a thing is there twice: ${things.join(', ')}`);
  return changes
    .flatMap((change) => {
      const key =
        change.kind === 'node'
          ? `${change.label} ${change.id}`
          : `${change.from.label} ${change.from.id} ${change.type} ${change.to.label} ${change.to.id}`;
      if (change.change !== 'changed') return [`${change.change} ${change.kind} ${key}`];
      return Object.entries(change.properties ?? {}).map(([name, property]) =>
        'secret' in property
          ? `changed ${change.kind} ${key} ${name}`
          : `changed ${change.kind} ${key} ${name}: ${text(property.before)} -> ${text(property.after)}`,
      );
    })
    .sort();
}

function text(value: unknown): string {
  return JSON.stringify(value ?? null);
}
