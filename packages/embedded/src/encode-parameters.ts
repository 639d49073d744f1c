import { CadastreError, messageOf, type QueryParameter } from '@cadastre/core';
import { encodeScalar } from './encode-value.js';

/** The engine ends the whole process somewhere past 1,000 levels; nobody needs this many. */
const MAX_DEPTH = 64;

/** The parameters of somebody's query as the engine takes them. Throws `QUERY_REFUSED`. */
export function encodeParameters(parameters: Readonly<Record<string, QueryParameter>>): Record<string, unknown> {
  return encodeMap(parameters, '$', 0);
}

function encodeParameter(value: unknown, where: string, depth: number): unknown {
  if (depth > MAX_DEPTH)
    throw refused(`the parameter ${where.split('.', 1)[0]} is nested too deeply, or contains itself`);
  if (Array.isArray(value)) return value.map((element) => encodeParameter(element, where, depth + 1));
  if (isPlainObject(value)) return encodeMap(value, `${where}.`, depth + 1);
  try {
    return encodeScalar(value, where);
  } catch (error) {
    throw refused(messageOf(error));
  }
}

function encodeMap(map: Readonly<Record<string, unknown>>, prefix: string, depth: number): Record<string, unknown> {
  const encoded: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(map)) {
    // The engine makes `__proto__` the prototype of results, and reads keys such as `$date` as types.
    if (key === '__proto__' || key.startsWith('$')) throw refused(`no parameter can have the key ${key}`);
    encoded[key] = encodeParameter(value, `${prefix}${key}`, depth);
  }
  return encoded;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function refused(reason: string): CadastreError {
  return new CadastreError({
    code: 'QUERY_REFUSED',
    message: `The query's parameters are refused: ${reason}.`,
    hint: 'Pass strings, numbers, bigints, booleans, dates, and lists or plain objects of them.',
  });
}
