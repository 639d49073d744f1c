export { type Compilation, compileFiles, compileSchemas } from './compile.js';
export { DIAGNOSTIC_CODES, type DiagnosticCode } from './diagnostic/codes.js';
export { type Diagnostic, formatDiagnostic } from './diagnostic/diagnostic.js';
export { type GeneratedFile, generate } from './generate.js';
export type * from './model/model.js';
export { checkGenerated, type Drift, writeGenerated } from './write.js';
