import type { Readable, Writable } from 'node:stream';

/** A stream that text goes to: `process.stdout`, or a buffer in a test. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What the command has of the outside world. */
export interface Io {
  /** The folder that holds cadastre.config.ts. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Results. */
  readonly stdout: Output;
  /** Progress, notes and errors. */
  readonly stderr: Output;
  /** Interrupts the command; when left out, SIGINT and SIGTERM do. */
  readonly signal?: AbortSignal;
}

/** This process's own. */
export function processIo(): Io {
  const { env, stdin, stdout, stderr } = process;
  return { cwd: process.cwd(), env, stdin, stdout, stderr };
}
