export { type CadastreConfig, defineConfig, type StoreConfig } from './config.js';
export { EXIT, type ExitCode, exitCodeOf } from './exit-code.js';
export type { Io, Output } from './io.js';
export { run } from './run.js';
