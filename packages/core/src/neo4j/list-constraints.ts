import type { LabelConstraints } from '../store/graph-store.js';
import { groupConstraints, type LabelProperty } from '../store/group-constraints.js';
import type { RunCypher } from './open-neo4j-store.js';

/** The names that releases give to a constraint after which no two nodes share a value. */
const UNIQUE = ['UNIQUENESS', 'NODE_PROPERTY_UNIQUENESS', 'NODE_KEY'];

/** What the server has of constraints and indexes of one property each; an index that is not filled, or has failed, does not count. */
export async function listConstraints(run: RunCypher): Promise<readonly LabelConstraints[]> {
  const constraints = await run(
    'SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties RETURN type, labelsOrTypes AS labels, properties',
  );
  const indexes = await run(
    `SHOW INDEXES YIELD type, entityType, state, labelsOrTypes, properties
     WHERE type = 'RANGE' AND entityType = 'NODE' AND state = 'ONLINE' RETURN labelsOrTypes AS labels, properties`,
  );
  return groupConstraints(
    constraints.filter(({ type }) => UNIQUE.includes(String(type))).flatMap(single),
    indexes.flatMap(single),
  );
}

/** Cadastre makes none over several properties; those say nothing about each of them. */
function single({ labels, properties }: Readonly<Record<string, unknown>>): readonly LabelProperty[] {
  const [label, ...otherLabels] = (labels ?? []) as readonly string[];
  const [property, ...others] = (properties ?? []) as readonly string[];
  if (label === undefined || property === undefined || otherLabels.length + others.length > 0) return [];
  return [[label, property]];
}
