/*
 * What `npm create cadastre` shares with the command. It is bundled into that package from its source, and is no part of what this one publishes.
 */
export { checkArguments, type OptionValues, usageError } from './arguments.js';
export { command } from './define-command.js';
export { EXIT, type ExitCode, exitCodeOf } from './exit-code.js';
export { type Io, processIo } from './io.js';
export { formatError } from './output/errors.js';
export { makeShell, type Shell } from './shell.js';
