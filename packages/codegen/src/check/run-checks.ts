import { createResolver } from '../emit/resolve.js';
import type { BuiltModel } from '../model/build-model.js';
import type { Report } from '../model/report.js';
import { checkBorder } from './border.js';
import type { CheckContext, SchemaCheck } from './check.js';
import { checkClashes } from './clashes.js';
import { checkDeprecations } from './deprecations.js';
import { checkExtension } from './extension.js';
import { checkId } from './id.js';
import { checkLabels } from './labels.js';
import { checkProperties } from './properties.js';
import { checkQuestion } from './question.js';
import { checkReads } from './reads.js';
import { checkRelationships } from './relationships.js';
import { checkReserved } from './reserved.js';
import { checkShares } from './shares.js';

const SCHEMA_CHECKS: readonly SchemaCheck[] = [
  checkReserved,
  checkBorder,
  checkId,
  checkProperties,
  checkReads,
  checkLabels,
  checkRelationships,
  checkExtension,
  checkDeprecations,
];

/** Runs every check. Checks only report: what they say never depends on one another. */
export async function runChecks(built: BuiltModel, unsound: ReadonlySet<string>, report: Report): Promise<void> {
  const files = new Map(built.schemas.map(([schema, file]) => [schema.name, file]));
  const context: CheckContext = {
    ...built,
    report,
    resolver: createResolver(built.model),
    sharedLabels: new Map(built.model.labels.map((label) => [label.label, label])),
    unsound,
    isDamaged: (schema, property) =>
      (files.get(schema.name)?.damaged ?? []).some((place) => place[0] === 'properties' && place[1] === property),
  };
  checkClashes(context);
  checkShares(context);
  for (const [schema, file] of built.schemas) for (const check of SCHEMA_CHECKS) check(schema, file, context);
  for (const [question, file] of built.questions) await checkQuestion(question, file, context);
}
