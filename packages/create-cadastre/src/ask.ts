import { type Shell, usageError } from '@cadastre/cli/shared';
import { CadastreError } from '@cadastre/core';
import { isCancel, multiselect, select, text } from '@clack/prompts';

/** What can be chosen, with the words for each. */
type Labels<T extends string> = Readonly<Record<T, string>>;

/** Whether there is somebody to ask. */
export function canAsk({ io }: Shell): boolean {
  return io.stdin.isTTY === true && io.stderr.isTTY === true;
}

/** Asks for a line. */
export async function askText(shell: Shell, flag: string, message: string, initialValue: string): Promise<string> {
  const answer = await text({ message, initialValue, ...streams(shell, flag) });
  return isCancel(answer) ? cancelled() : answer;
}

/** Asks for one of several. */
export async function askOne<T extends string>(
  shell: Shell,
  flag: string,
  message: string,
  labels: Labels<T>,
): Promise<T> {
  const answer = await select<string>({ message, options: optionsOf(labels), ...streams(shell, flag) });
  return isCancel(answer) ? cancelled() : (answer as T);
}

/** Asks for some of several, or where `required` says so, for at least one. */
export async function askSome<T extends string>(
  shell: Shell,
  flag: string,
  message: string,
  labels: Labels<T>,
  required: boolean,
): Promise<readonly T[]> {
  const options = optionsOf(labels);
  const answer = await multiselect<string>({ message, options, required, ...streams(shell, flag) });
  return isCancel(answer) ? cancelled() : (answer as T[]);
}

function optionsOf(labels: Labels<string>): { value: string; label: string }[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

function streams(shell: Shell, flag: string): { readonly input: never; readonly output: never } {
  if (!canAsk(shell)) throw usageError(`${flag} is missing`, 'Without a terminal to ask on, give it, or --yes.');
  return { input: shell.io.stdin as never, output: shell.io.stderr as never };
}

function cancelled(): never {
  throw new CadastreError({ code: 'INTERRUPTED', message: 'nothing was written' });
}
