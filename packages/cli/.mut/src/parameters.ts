import type { QueryParameter, Question } from '@cadastre/core';
import { usageError } from './arguments.js';
import { suggest } from './suggest.js';

type Parameters = Readonly<Record<string, QueryParameter>>;
type Declared = NonNullable<Question['parameters']>;

const EXAMPLE = `For example --param limit=10 or --param 'name="prod"'.`;

/**
 * Reads `name=value` where the value is JSON.
 *
 * @throws CadastreError `USAGE`.
 */
export function jsonParameters(given: readonly string[]): Parameters {
  return Object.fromEntries(given.map(split).map(([name, text]) => [name, parseJson(name, text)]));
}

/**
 * Reads the parameters of a question. Their types are known, so a text needs no quotes; what is not given has its default.
 *
 * @throws CadastreError `USAGE`.
 */
export function questionParameters(declared: Declared, given: readonly string[]): Parameters {
  const parameters = new Map(Object.entries(declared).map(([name, { default: value }]) => [name, value]));
  for (const [name, text] of given.map(split)) {
    const type = Object.hasOwn(declared, name) ? declared[name]?.type : undefined;
    if (type === undefined)
      throw usageError(`the question has no parameter ${name}`, suggest(name, Object.keys(declared)));
    parameters.set(name, parseTyped(name, text, type));
  }
  return Object.fromEntries(parameters);
}

function split(text: string): readonly [string, string] {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw usageError('--param must be NAME=VALUE', EXAMPLE);
  return [name, value];
}

function parseJson(name: string, text: string): QueryParameter {
  // JSON.parse would round it.
  if (/^-?\d+$/.test(text) && !Number.isSafeInteger(Number(text))) return BigInt(text);
  try {
    return JSON.parse(text) as QueryParameter;
  } catch {
    throw usageError(`--param ${name}: the value is not JSON`, EXAMPLE);
  }
}

function parseTyped(name: string, text: string, type: Declared[string]['type']): QueryParameter {
  if (type === 'string') return text;
  const value = type === 'datetime' ? new Date(text) : parseJson(name, text);
  const fits =
    value instanceof Date
      ? !Number.isNaN(value.getTime())
      : type === 'boolean'
        ? typeof value === 'boolean'
        : typeof value === 'bigint' || (type === 'float' ? typeof value === 'number' : Number.isInteger(value));
  if (!fits) throw usageError(`--param ${name} must be of the type ${type}`);
  return value;
}
