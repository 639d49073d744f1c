import type { BuiltModel } from '../model/build-model.js';
import { nodesByName } from '../model/build-model.js';
import type { NodeModel } from '../model/model.js';
import type { Report } from '../model/report.js';
import type { CheckContext, SchemaCheck } from './check.js';

const SCHEMA_CHECKS: readonly SchemaCheck[] = [];

/** Runs every check. Checks only report: what they say never depends on one another. */
export function runChecks(built: BuiltModel, unsound: ReadonlySet<string>, report: Report): void {
  const nodes = nodesByName(built.model.schemas);
  const carriersOf = new Map<string, NodeModel[]>();
  for (const node of nodes.values()) {
    for (const label of [node.name, ...node.labels.map((use) => use.label)]) {
      carriersOf.set(label, [...(carriersOf.get(label) ?? []), node]);
    }
  }
  const context: CheckContext = {
    ...built,
    report,
    nodes,
    sharedLabels: new Map(built.model.labels.map((label) => [label.label, label])),
    unsound,
    carriers: (label) => carriersOf.get(label) ?? [],
  };
  for (const [schema, file] of built.schemas) for (const check of SCHEMA_CHECKS) check(schema, file, context);
}
