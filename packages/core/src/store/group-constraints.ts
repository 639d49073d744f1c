import type { LabelConstraints } from './graph-store.js';

/** A label and one of its properties. */
export type LabelProperty = readonly [label: string, property: string];

/** Constraints as stores list them, one property at a time, by label. A property that is unique is indexed too and so named once. */
export function groupConstraints(
  unique: readonly LabelProperty[],
  indexes: readonly LabelProperty[],
): readonly LabelConstraints[] {
  const labels = new Map<string, { unique: Set<string>; indexes: Set<string> }>();
  const entry = (label: string) => {
    const found = labels.get(label) ?? { unique: new Set(), indexes: new Set() };
    labels.set(label, found);
    return found;
  };
  for (const [label, property] of unique) entry(label).unique.add(property);
  for (const [label, property] of indexes) {
    if (!entry(label).unique.has(property)) entry(label).indexes.add(property);
  }
  return [...labels]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, each]) => ({ label, unique: [...each.unique].sort(), indexes: [...each.indexes].sort() }));
}
