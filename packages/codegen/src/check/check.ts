import type { Resolver } from '../emit/resolve.js';
import type { ValidFile } from '../file/validate.js';
import type { BuiltModel } from '../model/build-model.js';
import type { SchemaModel, SharedLabelModel } from '../model/model.js';
import type { Report } from '../model/report.js';

/** What a check sees: everything by name, and where to report to. */
export interface CheckContext extends BuiltModel {
  readonly report: Report;
  readonly resolver: Resolver;
  readonly sharedLabels: ReadonlyMap<string, SharedLabelModel>;
  /** Names whose own files have mistakes too deep to go on with: those who refer to them are not blamed. */
  readonly unsound: ReadonlySet<string>;
  /** True when something about this property is reported already, so that nobody else is blamed for it. */
  readonly isDamaged: (schema: SchemaModel, property: string) => boolean;
}

/** Checks one schema. */
export type SchemaCheck = (schema: SchemaModel, file: ValidFile, context: CheckContext) => void;
