import { z } from 'zod';
import type { Place } from '../read/source.js';

/** The keys that a mapping at `place` may have, according to the file's schema. */
export function allowedKeys(schema: z.ZodType, place: Place): readonly string[] {
  let at: readonly z.core.$ZodType[] = [schema];
  for (const _ of place) at = at.flatMap((each) => step(each, String(_)));
  return [
    ...new Set(at.flatMap(unwrap).flatMap((each) => (each instanceof z.ZodObject ? Object.keys(each.shape) : []))),
  ];
}

function step(schema: z.core.$ZodType, key: string): readonly z.core.$ZodType[] {
  return unwrap(schema).flatMap((each) => {
    if (each instanceof z.ZodObject) return key in each.shape ? [each.shape[key]] : [];
    if (each instanceof z.ZodRecord) return [each.valueType];
    if (each instanceof z.ZodArray) return [each.element];
    return [];
  });
}

function unwrap(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  return [schema];
}
