import { withArticle } from '../diagnostic/article.js';
import { didYouMean } from '../diagnostic/suggest.js';
import type { Accepts } from '../emit/accepts.js';
import { rowProperties } from '../emit/resolve.js';
import type { ValidFile } from '../file/validate.js';
import type { Origin, PropertyModel, SchemaModel } from '../model/model.js';
import type { Place } from '../read/source.js';
import type { CheckContext } from './check.js';

/** What the value of an origin is needed as: of `type`, or as one of the types that a converter takes. */
export interface Needs {
  readonly type: PropertyModel['type'];
  readonly takes?: Accepts | undefined;
}

/** Checks that a scope value is one of the partition, and that a parent has the property, of the right type. */
export function checkOrigin(
  origin: Origin,
  place: Place,
  schema: SchemaModel,
  file: ValidFile,
  context: CheckContext,
  needs: Needs,
): void {
  if (origin.kind === 'scope') checkScope(origin.name, place, schema, file, context, needs);
  if (origin.kind === 'parent') checkParentProperty(origin.property, place, schema, file, context, needs);
}

function checkScope(
  name: string,
  place: Place,
  schema: SchemaModel,
  file: ValidFile,
  { report }: CheckContext,
  needs: Needs,
): void {
  // Without a partition, that is what is reported.
  if (schema.partition.length > 0 && !schema.partition.includes(name)) {
    const hint = didYouMean(name, schema.partition) ?? `choose one of ${schema.partition.join(', ')}`;
    report(file, {
      code: 'E051',
      place: [...place, 'scope'],
      message: `"${name}" is not in the partition of ${schema.name}`,
      hint,
    });
  }
  if (needs.type !== 'string' || needs.takes !== undefined) {
    const message = 'a scope value is text, stored as it is';
    report(file, {
      code: 'E058',
      place: [...place, 'scope'],
      message,
      hint: 'say "type: string", without a converter',
    });
  }
}

function checkParentProperty(
  name: string,
  place: Place,
  schema: SchemaModel,
  file: ValidFile,
  context: CheckContext,
  needs: Needs,
): void {
  const { report, resolver, isDamaged } = context;
  const at = [...place, 'parent'];
  if (schema.for === undefined) {
    report(file, {
      code: 'E052',
      place: at,
      message: `${schema.name} is not read for a parent`,
      hint: 'add "for:" with the label of the parent',
    });
    return;
  }
  const parent = resolver.node(schema.for);
  if (parent === undefined || name === 'id' || isDamaged(parent, name)) return;
  const properties = rowProperties(parent);
  const property = properties.find((each) => each.name === name);
  if (property === undefined) {
    const hint = didYouMean(name, ['id', ...properties.map((each) => each.name)]) ?? `declare it in ${parent.file}`;
    report(file, { code: 'E053', place: at, message: `${parent.name} has no property "${name}"`, hint });
    return;
  }
  const fits =
    needs.takes === undefined
      ? property.type === needs.type
      : needs.takes === 'unknown' || needs.takes.has(property.type);
  if (fits && !property.list) return;
  const message = `"${name}" of ${parent.name} is ${withArticle(property.list ? 'list' : property.type)}, which does not give ${withArticle(needs.type)}`;
  report(file, { code: 'E054', place: at, message, hint: 'take another property, or change the type' });
}
