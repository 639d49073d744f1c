import { type ArgsDef, type CommandDef, defineCommand, type ParsedArgs } from 'citty';
import type { OptionValues } from './arguments.js';
import type { ExitCode } from './exit-code.js';

/** What a command declares: its arguments, and what it does. */
interface Definition<T extends ArgsDef> {
  readonly args: T;
  /** `given` has every value of an option that was repeated. */
  run(args: ParsedArgs<T>, given: OptionValues): Promise<ExitCode>;
}

/** Makes a citty command. {@link CommandDef} is invariant in its arguments, which only the command itself needs to know. */
export function command<const T extends ArgsDef>({ args, run }: Definition<T>): CommandDef {
  return defineCommand<T>({
    args,
    run: ({ args: parsed, data }) => run(parsed, data as OptionValues),
  }) as unknown as CommandDef;
}
