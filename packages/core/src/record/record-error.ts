/**
 * Thrown by a mapper for a record that cannot be stored; the engine quarantines that record and goes on.
 * It names the path and the kinds of value, never the value itself, which may be a secret.
 */
export class RecordError extends Error {
  readonly path: string;

  constructor(path: string, expected: string, value: unknown) {
    super(`${path}: expected ${expected}, got ${kindOf(value)}`);
    this.name = 'RecordError';
    this.path = path;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid date' : 'a date';
  if (value === '') return 'an empty string';
  if (typeof value === 'string' && value.trim() === '') return 'a blank string';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'undefined' ? 'nothing' : `a ${typeof value}`;
}

/** Tells a record's error also when two copies of this package are loaded, as `instanceof` would not. */
export function isRecordError(error: unknown): error is RecordError {
  return error instanceof Error && error.name === 'RecordError';
}
