import { idCandidates } from './choose-id.js';
import type { DraftProperty, DraftSchema } from './draft.js';
import { type InferredProperty, inferProperties } from './infer-properties.js';
import type { JsonObject } from './records.js';
import { shapeOf } from './shape.js';

/** What one fetch covers, until the author says better. */
const SCOPE = 'account';

/**
 * Drafts a node schema from sample records: names, types, converters, the id, secrets and enums, each with what is doubtful about it.
 * A pure function. No value of a sample is in the draft, but those of an enum.
 *
 * @param records Sample records, as the vendor's API answers them.
 * @param node Label of the node.
 * @example
 * ```ts
 * import { inferSchema } from '@cadastre/codegen';
 *
 * const draft = inferSchema([{ id: 'a', createdAt: '2026-01-01T00:00:00Z' }], 'Thing');
 * console.log(draft.id, draft.properties.map(({ name, type }) => [name, type]));
 * ```
 */
export function inferSchema(records: readonly JsonObject[], node: string): DraftSchema {
  const { properties, lists, leftOut } = inferProperties(shapeOf(records));
  const candidates = idCandidates(properties, records.length, node);
  const [best, ...others] = candidates;
  const rest = properties.filter((each) => each !== best);
  const common = {
    node,
    records: records.length,
    lists,
    leftOut,
    otherIds: others.map(({ property }) => property.name),
  };
  if (best === undefined) {
    const property: DraftProperty = { name: SCOPE, type: 'string', scope: SCOPE, unsure: [] };
    return {
      ...common,
      id: nameBeside(SCOPE, rest),
      idUnsure:
        'no property called id, arn or the like has a value of its own in each record; as it is, all records are one node',
      properties: [{ ...property, name: nameBeside(SCOPE, rest) }, ...rest.map((each) => each.property)],
    };
  }
  const id = idProperty(best, rest);
  return { ...common, id: id.name, properties: [id, ...rest.map((each) => each.property)] };
}

/** The id is a text; and what the vendor calls `id` may be called so where it is the id. */
function idProperty({ property, shape }: InferredProperty, others: readonly InferredProperty[]): DraftProperty {
  const { enum: _enum, convert: _convert, ...rest } = property;
  const name =
    property.name === 'vendor_id' && !others.some((each) => each.property.name === 'id') ? 'id' : property.name;
  if (!shape.kinds.has('integer')) return { ...rest, name, type: 'string', unsure: [] };
  return { ...rest, name, type: 'string', convert: 'json', note: 'a number in the answers; ids are texts', unsure: [] };
}

function nameBeside(wish: string, others: readonly InferredProperty[]): string {
  const taken = new Set(others.map(({ property }) => property.name));
  let name = wish;
  for (let count = 2; taken.has(name); count += 1) name = `${wish}_${count}`;
  return name;
}
