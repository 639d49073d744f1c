export { type Compilation, compileSchemas } from './compile.js';
export { DIAGNOSTIC_CODES, type DiagnosticCode } from './diagnostic/codes.js';
export { type Diagnostic, formatDiagnostic } from './diagnostic/diagnostic.js';
export { generateReference } from './docs/reference.js';
export { type GeneratedFile, generate } from './generate.js';
export { generateJsonSchemas } from './json-schema.js';
export type * from './model/model.js';
export { checkGenerated, type Drift, writeGenerated } from './write.js';
