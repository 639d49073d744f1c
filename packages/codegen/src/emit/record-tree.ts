import type { Path } from '../path/path.js';
import type { Accepts } from './accepts.js';
import { propertyKey } from './literal.js';

/** What a schema reads at one place of a record, and below it. */
export interface RecordField {
  list: boolean | undefined;
  accepts: Accepts | undefined;
  readonly fields: Map<string, RecordField>;
}

/** An empty record. */
export function createRecord(): RecordField {
  return { list: false, accepts: undefined, fields: new Map() };
}

/**
 * Notes that a record is read at `path` as one of the types of `accepts`. Gives false, and notes nothing more, when that contradicts an
 * earlier read, so that no value could satisfy both.
 */
export function addRead(record: RecordField, path: Path, accepts: Accepts | undefined): boolean {
  let field = record;
  for (const [depth, { key, list }] of path.entries()) {
    const next = field.fields.get(key) ?? { list: undefined, accepts: undefined, fields: new Map() };
    field.fields.set(key, next);
    const last = depth === path.length - 1;
    // JSON takes whatever is there, a list too, so it says nothing about the shape.
    if (!(last && accepts === 'unknown' && !list)) {
      if (next.list !== undefined && next.list !== list) return false;
      next.list = list;
    }
    if (!last && next.accepts !== undefined && next.accepts !== 'unknown') return false;
    field = next;
  }
  if (accepts === undefined) return true;
  if (accepts !== 'unknown' && field.fields.size > 0) return false;
  const both = intersection(field.accepts, accepts);
  if (both !== 'unknown' && both.size === 0) return false;
  field.accepts = both;
  return true;
}

function intersection(a: Accepts | undefined, b: Accepts): Accepts {
  if (a === undefined || a === 'unknown') return b;
  return b === 'unknown' ? a : new Set([...a].filter((type) => b.has(type)));
}

/** The members of the record's interface: name and type. */
export function recordMembers(record: RecordField): readonly { readonly name: string; readonly type: string }[] {
  return [...record.fields].map(([key, field]) => ({ name: propertyKey(key), type: memberType(field) }));
}

function memberType(field: RecordField): string {
  const type = valueType(field);
  if (type === 'unknown' && field.list !== true) return 'unknown';
  const list = /^[\w]+$/.test(type) ? `readonly ${type}[]` : `readonly (${type})[]`;
  return `${field.list === true ? list : type} | null | undefined`;
}

function valueType(field: RecordField): string {
  if (field.fields.size > 0) {
    const members = recordMembers(field).map(({ name, type }) => `readonly ${name}?: ${type}`);
    return `{ ${members.join('; ')} }`;
  }
  return field.accepts === undefined || field.accepts === 'unknown' ? 'unknown' : [...field.accepts].join(' | ');
}
