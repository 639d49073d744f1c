import { didYouMean } from '../diagnostic/suggest.js';
import type { SchemaCheck } from './check.js';

/** Checks that every part of an id is a property with one text of its own. */
export const checkId: SchemaCheck = (schema, file, { report, isDamaged }) => {
  if (schema.kind !== 'node' || file.kind !== 'node') return;
  const { id } = schema;
  for (const [index, name] of id.entries()) {
    const place = typeof file.data.id === 'string' ? ['id'] : ['id', index];
    const property = schema.properties.find((each) => each.name === name);
    if (property === undefined) {
      const names = schema.properties.map((each) => each.name);
      const hint = didYouMean(name, names) ?? `declare it under "properties"`;
      report(file, {
        code: 'E070',
        place,
        message: `the id names "${name}", which is no property of ${schema.name}`,
        hint,
      });
      continue;
    }
    if (id.indexOf(name) !== index) {
      report(file, { code: 'E116', place, message: `the id names "${name}" twice`, hint: 'remove one' });
    }
    if (isDamaged(schema, name)) continue;
    const at = ['properties', name];
    if (property.list)
      report(file, {
        code: 'E061',
        place: [...at, 'from'],
        message: `"${name}" is a list, and part of the id`,
        hint: 'take a path without []',
      });
    if (property.type !== 'string') {
      report(file, {
        code: 'E071',
        place: [...at, 'type'],
        message: `"${name}" is part of the id, and ids are strings`,
        hint: 'make it a string',
      });
    }
    if (property.sensitive !== undefined) {
      report(file, {
        code: 'E059',
        place: [...at, 'sensitive'],
        message: `"${name}" is a secret, and part of the id`,
        hint: 'identify the node by something else',
      });
    }
    if (property.volatile) {
      report(file, {
        code: 'E060',
        place: [...at, 'volatile'],
        message: `"${name}" is volatile, and part of the id`,
        hint: 'remove "volatile"',
      });
    }
    if (property.default !== undefined) {
      report(file, {
        code: 'E057',
        place: [...at, 'default'],
        message: `"${name}" is part of the id, and so never absent`,
        hint: 'remove "default"',
      });
    }
  }
};
