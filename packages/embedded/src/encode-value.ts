import { CadastreError, type Value } from '@cadastre/core';

const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 63n - 1n;

/** One value as the engine takes it. Throws `STORE_FAILED` for a value that the engine would store as something else. */
export function encodeValue(value: Value, where: string): unknown {
  if (!Array.isArray(value)) return encodeScalar(value, where);
  return value.map((element) => {
    if (element === null || Array.isArray(element)) throw garbled(where, 'a list may hold neither null nor a list');
    return encodeScalar(element, where);
  });
}

export function encodeScalar(value: unknown, where: string): unknown {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'bigint':
      if (value < MIN_INTEGER || value > MAX_INTEGER) throw garbled(where, 'an integer may have 64 bits at most');
      return value;
    default:
      if (value === null) return null;
      if (value instanceof Date) return encodeDate(value, where);
      throw garbled(where, `a value of the type ${typeof value} cannot be stored`);
  }
}

/** A JS Date would become a timestamp without a zone, which compares to null with a zoned one. */
function encodeDate(date: Date, where: string): { readonly $zoned_datetime: string } {
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw garbled(where, 'a datetime must be valid and lie in the years 0 to 9999');
  return { $zoned_datetime: date.toISOString() };
}

function garbled(where: string, reason: string): CadastreError {
  return new CadastreError({ code: 'STORE_FAILED', message: `${where}: ${reason}.`, source: where });
}
