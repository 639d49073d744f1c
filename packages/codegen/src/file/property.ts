import { z } from 'zod';
import { brief, deprecated, named, path, text } from './fields.js';

/** The types of a property, as a schema writes them. */
export const PROPERTY_TYPES = ['string', 'integer', 'float', 'boolean', 'datetime'] as const;
/** The converters that a schema can name. */
const CONVERTERS = [
  'epoch_seconds',
  'epoch_millis',
  'json',
  'lowercase',
  'digits',
  'arn.region',
  'arn.account',
  'arn.resource',
] as const;

/** What a property takes its value from: exactly one of the three. */
const origin = {
  from: path.describe('Path in the record: `VpcConfig.SubnetIds[]`. A path with [] makes a list.').optional(),
  scope: named('scope').describe('Name of a scope value, one of the partition.').optional(),
  parent: named('property').describe('Property of the node named by `for`.').optional(),
};

/** One property, as a file declares it. */
const propertyFile = z
  .strictObject({
    type: z.enum(PROPERTY_TYPES).describe('Type in the graph.'),
    ...origin,
    convert: z.enum(CONVERTERS).describe('Converter to read the value with.').optional(),
    index: z.boolean().describe('Gives the store an index on it, so that it can be matched by.').optional(),
    unique: z.boolean().describe('Gives the store a uniqueness constraint on it.').optional(),
    required: z.boolean().describe('A record without it is not stored, but reported.').optional(),
    default: z.union([z.string(), z.number(), z.boolean()]).describe('Value where the record has none.').optional(),
    enum: z.array(text).min(1, 'empty').describe('The values expected; others are stored and reported.').optional(),
    unit: text.describe('Unit of the value: MB, seconds.').optional(),
    alias: named('alias').describe("Cartography's name for it.").optional(),
    volatile: z.boolean().describe('A change of this property alone is no change of the node.').optional(),
    sensitive: z.enum(['hash', 'redact', 'drop']).describe('A secret: what is stored in its place.').optional(),
    deprecated: deprecated.optional(),
    brief: brief.optional(),
  })
  .describe('A property in the graph.');

/** What a target's property is matched by. */
const matchValue = z
  .union([
    path,
    z.strictObject({
      ...origin,
      convert: z.enum(['lowercase']).describe('Converter to read the value with.').optional(),
    }),
  ])
  .describe('Path in the record, or { scope }, { parent }, { from, convert }.');

/** Target property → where its value comes from. */
export const matchFile = z
  .record(named('property'), matchValue)
  .describe("The target's properties that must equal the record's values; all must agree.");

/** Name → property. */
export const propertiesFile = z.record(named('property'), propertyFile);

/** One relationship, as a file declares it. */
export const relationshipFile = z
  .strictObject({
    type: named('type').describe('Relationship type.'),
    to: named('label').describe('Label of the other end: a node, or a shared label.'),
    match: matchFile,
    direction: z.enum(['in', 'out']).describe('out, unless told: (this)-[type]->(to).').optional(),
    each: path.describe('Path to a list: one edge per element; the other paths start at the element.').optional(),
    properties: propertiesFile.describe('Properties of the relationship.').optional(),
    brief: brief.optional(),
    ignore_case: z.boolean().describe('Matches a property that the target stores in lower case.').optional(),
  })
  .describe('An edge from each node of this kind.');

export type PropertyFile = z.infer<typeof propertyFile>;
export type RelationshipFile = z.infer<typeof relationshipFile>;
export type MatchFile = z.infer<typeof matchFile>;
