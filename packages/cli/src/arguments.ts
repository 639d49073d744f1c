import { parseArgs } from 'node:util';
import { CadastreError } from '@cadastre/core';
import type { ArgDef, ArgsDef } from 'citty';
import { suggest } from './suggest.js';

/** What the command line gave beyond what citty keeps: every value of an option that may be repeated. */
export type OptionValues = ReadonlyMap<string, readonly string[]>;

/** An error of the one who typed the command. */
export function usageError(message: string, hint?: string): CadastreError {
  return new CadastreError({ code: 'USAGE', message, ...(hint === undefined ? {} : { hint }) });
}

/**
 * Refuses what a command does not know: citty drops unknown options without a word, and keeps only the last of a repeated one.
 *
 * @throws CadastreError `USAGE`.
 */
export function checkArguments(rawArgs: readonly string[], definitions: ArgsDef): OptionValues {
  const options = Object.entries(definitions).filter(([, { type }]) => type !== 'positional');
  const { tokens } = parseArgs({
    args: [...rawArgs],
    options: Object.fromEntries(
      options.map(([name, { type }]) => [name, { type: type === 'boolean' ? type : 'string' }]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  let positionals = 0;
  for (const token of tokens) {
    if (token.kind === 'positional') positionals += 1;
    if (token.kind !== 'option') continue;
    const definition = Object.hasOwn(definitions, token.name) ? definitions[token.name] : undefined;
    if (definition === undefined || definition.type === 'positional') {
      const known = options.map(([name]) => `--${name}`);
      throw usageError(`unknown option ${token.rawName}`, suggest(token.rawName, [...known, '--help']));
    }
    const value = checkValue(token.name, definition, token.value, token.inlineValue);
    if (value !== undefined) values.set(token.name, [...(values.get(token.name) ?? []), value]);
  }
  checkPositionals(positionals, definitions);
  return values;
}

function checkValue(
  name: string,
  definition: ArgDef,
  value: string | undefined,
  inline: boolean | undefined,
): string | undefined {
  if (definition.type === 'boolean') {
    if (value !== undefined) throw usageError(`--${name} takes no value`, `Write --${name} alone.`);
    return undefined;
  }
  if (value === undefined || value === '' || (inline === false && /^-./.test(value))) {
    throw usageError(`--${name} needs a value`, `Write --${name}=VALUE.`);
  }
  if (definition.type === 'enum' && definition.options?.includes(value) === false) {
    throw usageError(`--${name} cannot be ${value}`, suggest(value, definition.options));
  }
  return value;
}

function checkPositionals(given: number, definitions: ArgsDef): void {
  const positionals = Object.entries(definitions).filter(([, { type }]) => type === 'positional');
  const [missing] = positionals.slice(given).find(([, { required }]) => required !== false) ?? [];
  if (missing !== undefined) throw usageError(`${missing.toUpperCase()} is missing`, 'See --help.');
  // A last argument whose hint ends so may be repeated.
  const takesMore = positionals.at(-1)?.[1].valueHint?.endsWith('…') === true;
  if (given > positionals.length && !takesMore) {
    const takes = positionals.length === 0 ? 'nothing' : positionals.map(([name]) => name.toUpperCase()).join(' ');
    throw usageError('too many arguments', `It takes ${takes}; put a text with blanks in quotes.`);
  }
}

/**
 * Reads a whole number of at least one.
 *
 * @throws CadastreError `USAGE`.
 */
export function positiveInteger(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < 1 || !Number.isSafeInteger(number)) {
    throw usageError(`--${name} must be a whole number of at least 1`, `For example --${name}=10.`);
  }
  return number;
}
