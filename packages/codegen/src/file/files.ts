import { z } from 'zod';
import { brief, deprecated, docs, forLabel, named, partition, stability, tenant, text } from './fields.js';
import { matchFile, PROPERTY_TYPES, propertiesFile, relationshipFile } from './property.js';

/** provider.yaml: what all schemas of a folder share, and where they are generated to. */
const providerFile = z
  .strictObject({
    provider: named('scope').describe("The provider's short name: aws."),
    name: text.describe("The provider's name, for people."),
    brief,
    docs: docs.optional(),
    out: text.describe('Folder to generate into, relative to this file.'),
    uses: z
      .array(text)
      .describe('Further schema folders, relative to this file, whose labels may be referred to.')
      .optional(),
    shares: z
      .record(named('label'), partition)
      .describe(
        'Shared nodes that stand beside no provider and are read by this one too: by label, the partition that it reads them by.',
      )
      .optional(),
  })
  .describe('A provider of Cadastre schemas.');

/** A label that nodes of several providers share. */
const labelFile = z
  .strictObject({
    label: named('label').describe('The label.'),
    brief,
    docs: docs.optional(),
    properties: z
      .record(named('property'), z.strictObject({ type: z.enum(PROPERTY_TYPES).describe('Type in the graph.'), brief }))
      .describe('Common properties, that a node with this label may map.')
      .optional(),
  })
  .describe('A shared label of Cadastre.');

const labelUse = z.union([
  named('label'),
  z.strictObject({
    label: named('label').describe('The label.'),
    when: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .describe('Set only on nodes whose properties all equal these values.')
      .optional(),
    properties: z.record(z.string(), z.string()).describe('Common property → property of this node.').optional(),
  }),
]);

const properties = propertiesFile.describe('Properties, by name.');
const relationships = z.array(relationshipFile).describe('Edges from each node of this kind.');

/** A kind of node. */
const nodeFile = z
  .strictObject({
    node: named('label').describe("The node's own label; no other schema has it."),
    brief,
    docs: docs.optional(),
    labels: z.array(labelUse).describe('Shared labels.').optional(),
    tenant: tenant.optional(),
    partition: partition.optional(),
    id: z
      .union([z.string(), z.array(z.string()).min(1, 'empty')])
      .describe('Name of the property that identifies the node, or a list of them.'),
    for: forLabel.optional(),
    shared: z.boolean().describe('Several partitions may own the same node.').optional(),
    stability: stability.optional(),
    deprecated: deprecated.optional(),
    properties,
    relationships: relationships.optional(),
  })
  .describe('A node of Cadastre.');

/** More properties and relationships of a node that another file declares. */
const extendFile = z
  .strictObject({
    extend: named('label').describe('Label of the node that is extended; the fetch is run for each of them.'),
    name: named('label').describe('Name of the extension.'),
    brief,
    docs: docs.optional(),
    stability: stability.optional(),
    deprecated: deprecated.optional(),
    properties: properties.optional(),
    relationships: relationships.optional(),
  })
  .describe('An extension of a node of Cadastre.');

const end = z.strictObject({ label: named('label').describe('Label of this end.'), match: matchFile });

/** A relationship between nodes that other files declare. */
const linkFile = z
  .strictObject({
    link: named('label').describe('Name of the link.'),
    type: named('type').describe('Relationship type.'),
    brief,
    docs: docs.optional(),
    from: end.describe('Where the relationship starts.'),
    to: end.describe('Where the relationship ends.'),
    tenant: tenant.optional(),
    partition: partition.optional(),
    for: forLabel.optional(),
    stability: stability.optional(),
    deprecated: deprecated.optional(),
    properties: properties.optional(),
  })
  .describe('A link of Cadastre.');

/** A question that the graph answers. */
const questionFile = z
  .strictObject({
    question: named('question').describe('Its name, in kebab-case: public-buckets.'),
    title: text.describe('The question itself, in one sentence.'),
    why: text.describe('Why the answer matters.'),
    parameters: z
      .record(
        named('parameter'),
        z.strictObject({
          type: z.enum(PROPERTY_TYPES).describe('Type of the value; a datetime is written 2026-01-01T00:00:00Z.'),
          default: z.union([z.string(), z.number(), z.boolean()]).describe('Value where nobody gives one.'),
          brief: text.describe('What it is, in a few words.'),
        }),
      )
      .describe('Parameters of the query, by name.')
      .optional(),
    cypher: text.describe('One query that only reads and runs on both stores, as a literal block: `cypher: |`.'),
    columns: z.array(text).min(1, 'empty').describe('The columns that the query returns, in order.'),
  })
  .describe('A question to the graph of Cadastre.');

/** The kinds of file, by the key that each starts with. */
export const FILE_KINDS = {
  provider: providerFile,
  label: labelFile,
  node: nodeFile,
  extend: extendFile,
  link: linkFile,
  question: questionFile,
} as const;

/** A kind of file. */
export type FileKind = keyof typeof FILE_KINDS;
/** The data of a file of one kind. */
export type FileOf<Kind extends FileKind> = z.infer<(typeof FILE_KINDS)[Kind]>;
