import { withArticle } from '../diagnostic/article.js';
import { acceptsProperty, converterGives } from '../emit/accepts.js';
import type { ValidFile } from '../file/validate.js';
import type { PropertyModel, SchemaModel } from '../model/model.js';
import type { Mistake } from '../model/report.js';
import type { Place } from '../read/source.js';
import type { CheckContext, SchemaCheck } from './check.js';
import { checkOrigin } from './origin.js';
import { edgeProperties } from './reserved.js';

/** Checks each property by itself: that its parts fit together. */
export const checkProperties: SchemaCheck = (schema, file, context) => {
  for (const property of schema.properties)
    checkProperty(property, ['properties', property.name], schema, file, context);
  checkAliases(schema, file, context);
  for (const { property, place } of edgeProperties(schema)) {
    checkProperty(property, place, schema, file, context);
    for (const flag of ['index', 'unique'] as const) {
      if (!property[flag]) continue;
      const message = `"${flag}" has no meaning on a property of a relationship`;
      context.report(file, { code: 'E067', place: [...place, flag], part: 'key', message, hint: 'remove it' });
    }
  }
};

function checkProperty(
  property: PropertyModel,
  place: Place,
  schema: SchemaModel,
  file: ValidFile,
  context: CheckContext,
): void {
  checkOrigin(property.origin, place, schema, file, context, originNeeds(property));
  for (const { key, ...mistake } of [
    ...valueMistakes(property),
    ...keyMistakes(property),
    ...secretMistakes(property),
  ]) {
    context.report(file, { ...mistake, place: [...place, key] });
  }
}

/** What a scope value or a parent's property must be like to give this property. */
function originNeeds(property: PropertyModel) {
  const accepts = acceptsProperty(property);
  const converted = property.convert !== undefined || property.sensitive !== undefined;
  return { type: property.type, takes: converted ? accepts : undefined };
}

type PropertyMistake = Omit<Mistake, 'place'> & { readonly key: string };

function valueMistakes(property: PropertyModel): readonly PropertyMistake[] {
  const { name, type, list, convert, enum: values, required } = property;
  const mistakes: PropertyMistake[] = [];
  if (convert !== undefined && converterGives(convert) !== type) {
    const gives = converterGives(convert);
    mistakes.push({
      code: 'E058',
      key: 'convert',
      message: `${convert} gives ${withArticle(gives)}, and "${name}" is ${withArticle(type)}`,
      hint: `say "type: ${gives}", or take another converter`,
    });
  }
  if (values !== undefined && type !== 'string') {
    mistakes.push({
      code: 'E055',
      key: 'enum',
      message: `an enum lists strings, and "${name}" is ${withArticle(type)}`,
      hint: 'remove "enum", or make it a string',
    });
  }
  const twice = values?.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined)
    mistakes.push({ code: 'E066', key: 'enum', message: `"${twice}" stands twice in the enum`, hint: 'remove one' });
  if (property.default !== undefined) {
    const problem = list ? 'a list has no default' : defaultProblem(property.default, type, values);
    if (problem !== undefined)
      mistakes.push({
        code: 'E056',
        key: 'default',
        message: `the default of "${name}" does not fit: ${problem}`,
        hint: 'change it, or remove it',
      });
    if (required)
      mistakes.push({
        code: 'E057',
        key: 'default',
        message: `"${name}" is required, and so never needs its default`,
        hint: 'remove "default" or "required"',
      });
  }
  return mistakes;
}

function defaultProblem(
  value: string | number | boolean,
  type: PropertyModel['type'],
  values: readonly string[] | undefined,
): string | undefined {
  const fits = {
    string: typeof value === 'string',
    integer: typeof value === 'number' && Number.isSafeInteger(value),
    float: typeof value === 'number' && Number.isFinite(value),
    boolean: typeof value === 'boolean',
    datetime: false,
  }[type];
  if (type === 'datetime') return 'a datetime has no default';
  if (!fits) return `${JSON.stringify(value)} is not ${withArticle(type)}`;
  return values !== undefined && !values.includes(String(value))
    ? `${JSON.stringify(value)} is not in the enum`
    : undefined;
}

function keyMistakes({ name, unique, index, list, volatile }: PropertyModel): readonly PropertyMistake[] {
  const mistakes: PropertyMistake[] = [];
  if (list && (unique || index)) {
    const key = unique ? 'unique' : 'index';
    mistakes.push({
      code: 'E061',
      key,
      message: `"${name}" is a list, which cannot be a key`,
      hint: `remove "${key}"`,
    });
  }
  if (unique && volatile)
    mistakes.push({
      code: 'E060',
      key: 'volatile',
      message: `"${name}" is unique, and so a key`,
      hint: 'remove "volatile" or "unique"',
    });
  return mistakes;
}

function secretMistakes(property: PropertyModel): readonly PropertyMistake[] {
  const { name, sensitive, type } = property;
  if (sensitive === undefined) return [];
  const mistakes: PropertyMistake[] = [];
  for (const key of ['index', 'unique'] as const) {
    if (property[key])
      mistakes.push({
        code: 'E059',
        key,
        message: `"${name}" is a secret, which cannot be a key`,
        hint: `remove "${key}"`,
      });
  }
  for (const key of ['convert', 'enum', 'default'] as const) {
    if (property[key] === undefined) continue;
    mistakes.push({
      code: 'E064',
      key,
      message: `"${key}" does not go with "sensitive": the value itself is not stored`,
      hint: `remove "${key}"`,
    });
  }
  if (sensitive !== 'drop' && type !== 'string') {
    mistakes.push({
      code: 'E064',
      key: 'type',
      message: `"sensitive: ${sensitive}" stores text, and "${name}" is ${withArticle(type)}`,
      hint: 'say "type: string", or "sensitive: drop"',
    });
  }
  return mistakes;
}

function checkAliases(schema: SchemaModel, file: ValidFile, { report, resolver }: CheckContext): void {
  const node = schema.kind === 'extension' ? resolver.node(schema.for) : undefined;
  const others = [...schema.properties, ...(node?.properties ?? [])];
  for (const property of schema.properties) {
    const { alias, name } = property;
    if (alias === undefined) continue;
    const clash = others.find((other) => other.name === alias || (other !== property && other.alias === alias));
    if (clash === undefined) continue;
    const what =
      clash.name === name
        ? 'its own name'
        : clash.name === alias
          ? `the property "${alias}"`
          : `the alias of "${clash.name}"`;
    report(file, {
      code: 'E062',
      place: ['properties', name, 'alias'],
      message: `the alias of "${name}" is ${what}`,
      hint: 'remove it, or choose another',
    });
  }
}
