import type { Origin, PropertyModel } from '../model/model.js';
import { formatPath } from '../path/path.js';
import { code, plain, table } from './markdown.js';

/** A table of properties. `keys` are the parts of the id. */
export function propertyTable(properties: readonly PropertyModel[], keys: readonly string[] = []): string {
  return table(
    ['Property', 'Type', 'Unit', 'From', 'Alias', 'Notes', 'Meaning'],
    properties.map((property) => [
      code(property.name),
      `${property.type}${property.list ? ' list' : ''}`,
      plain(property.unit ?? ''),
      originCell(property),
      property.alias === undefined ? '' : code(property.alias),
      notes(property, keys).join('; '),
      plain(property.brief ?? ''),
    ]),
  );
}

function originCell({ origin, convert }: PropertyModel): string {
  return `${originText(origin)}${convert === undefined ? '' : `, ${code(convert)}`}`;
}

/** Where a value comes from, in Markdown. */
export function originText(origin: Origin): string {
  if (origin.kind === 'scope') return `scope ${code(origin.name)}`;
  if (origin.kind === 'parent') return `parent ${code(origin.property)}`;
  return code(formatPath(origin.path));
}

const SECRETS = {
  hash: 'a secret: only its SHA-256',
  redact: 'a secret: only that there is one',
  drop: 'a secret: never read',
};

function notes(property: PropertyModel, keys: readonly string[]): readonly string[] {
  const { index, unique, required, volatile, sensitive, deprecated } = property;
  return [
    keys.includes(property.name) && 'id',
    unique && 'unique',
    index && 'indexed',
    required && 'required',
    volatile && 'volatile',
    sensitive !== undefined && SECRETS[sensitive],
    property.default !== undefined && `default ${code(String(property.default))}`,
    property.enum !== undefined && `one of ${property.enum.map(code).join(', ')}`,
    deprecated !== undefined &&
      plain(`deprecated since ${deprecated.since}${deprecated.use === undefined ? '' : `, use ${deprecated.use}`}`),
  ].filter((note) => note !== false);
}
