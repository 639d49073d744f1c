import type { ValidFile } from '../file/validate.js';
import type { BuiltModel } from '../model/build-model.js';
import type { NodeModel, SchemaModel, SharedLabelModel } from '../model/model.js';
import type { Report } from '../model/report.js';

/** What a check sees: everything by name, and where to report to. */
export interface CheckContext extends BuiltModel {
  readonly report: Report;
  readonly nodes: ReadonlyMap<string, NodeModel>;
  readonly sharedLabels: ReadonlyMap<string, SharedLabelModel>;
  /** Names whose own files have mistakes too deep to go on with: those who refer to them are not blamed. */
  readonly unsound: ReadonlySet<string>;
  /** The nodes that carry a label, as their own or as a shared one. */
  readonly carriers: (label: string) => readonly NodeModel[];
}

/** Checks one schema. */
export type SchemaCheck = (schema: SchemaModel, file: ValidFile, context: CheckContext) => void;
