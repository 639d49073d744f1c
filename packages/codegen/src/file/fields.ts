import { z } from 'zod';
import { NAME_RULES, type NameKind } from './names.js';

/** Text that follows a naming rule; the message is the rule's name. */
export const named = (kind: NameKind) => z.string().regex(NAME_RULES[kind].pattern, kind);
/** Text with something in it. */
export const text = z.string().regex(/\S/, 'empty');
/** A path; parsed, and complained about, where it is used. */
export const path = z.string();

export const brief = text.describe('What it is, in one sentence.');
export const docs = named('url').describe("Address of the vendor's documentation.");
export const deprecated = z
  .strictObject({
    since: text.describe('The version since which it is deprecated.'),
    use: text.describe('The name to use instead.').optional(),
  })
  .describe('Marks it as going away.');
export const stability = z
  .enum(['stable', 'beta', 'experimental'])
  .describe('How much it may still change; stable unless told.');
export const partition = z
  .array(named('scope'))
  .min(1, 'empty')
  .describe(
    "Names of the scope values that one fetch covers, and so what one cleanup covers. The first is the id of the outermost tenant, the next that of a tenant within it.",
  );
export const tenant = named('label').describe(
  'Label of the node that borders every cleanup: (tenant)-[:RESOURCE]->(this).',
);
export const forLabel = named('label').describe('Label of the node that this is read for, one at a time.');
