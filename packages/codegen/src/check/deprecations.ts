import { didYouMean } from '../diagnostic/suggest.js';
import type { SchemaCheck } from './check.js';

/** Checks that what is to be used instead exists. */
export const checkDeprecations: SchemaCheck = (schema, file, { report, model, unsound, sharedLabels }) => {
  const use = schema.deprecated?.use;
  const schemas = model.schemas.map((each) => each.name).filter((name) => name !== schema.name);
  if (use !== undefined && !schemas.includes(use) && !sharedLabels.has(use) && !unsound.has(use)) {
    const hint = didYouMean(use, schemas) ?? 'name another schema';
    report(file, { code: 'E065', place: ['deprecated', 'use'], message: `no schema is called "${use}"`, hint });
  }
  for (const { name, deprecated } of schema.properties) {
    const names = schema.properties.map((property) => property.name).filter((other) => other !== name);
    if (deprecated?.use === undefined || names.includes(deprecated.use)) continue;
    const hint = didYouMean(deprecated.use, names) ?? 'name another property';
    const message = `${schema.name} has no other property "${deprecated.use}"`;
    report(file, { code: 'E065', place: ['properties', name, 'deprecated', 'use'], message, hint });
  }
};
