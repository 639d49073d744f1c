import pc from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import type { Io, Output } from './io.js';

/** What every command is given: the outside world, and how to speak to it. */
export interface Shell {
  readonly io: Io;
  /** Colours for standard output, which do nothing where it is no terminal. */
  readonly out: Colors;
  /** Colours for standard error. */
  readonly err: Colors;
  /** Width that tables on standard output must fit; undefined where it is no terminal. */
  readonly width: number | undefined;
  /** Prints a line of the result. */
  print(text: string): void;
  /** Prints a line about the work to standard error. */
  note(text: string): void;
}

export function makeShell(io: Io): Shell {
  return {
    io,
    out: pc.createColors(takesColor(io, io.stdout)),
    err: pc.createColors(takesColor(io, io.stderr)),
    width: io.stdout.isTTY === true ? (io.stdout.columns ?? 80) : undefined,
    print: (text) => void io.stdout.write(`${text}\n`),
    note: (text) => void io.stderr.write(`${text}\n`),
  };
}

function takesColor({ env }: Io, stream: Output): boolean {
  const refused = env.NO_COLOR !== undefined && env.NO_COLOR !== '';
  return stream.isTTY === true && !refused && env.TERM !== 'dumb';
}
