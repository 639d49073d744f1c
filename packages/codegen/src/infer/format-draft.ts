import type { DraftProperty, DraftSchema } from './draft.js';

/**
 * The draft as a schema file, with what is doubtful as comments: `# unsure: why`.
 *
 * @example
 * ```ts
 * import { formatDraft, inferSchema } from '@cadastre/codegen';
 *
 * console.log(formatDraft(inferSchema([{ id: 'a', tags: ['x'] }], 'Thing')));
 * ```
 */
export function formatDraft(draft: DraftSchema): string {
  const { node, records, id, idUnsure, otherIds, properties, lists, leftOut } = draft;
  const drawn = records === 1 ? 'one record' : `${records} records`;
  return [
    `# Drafted from ${drawn} by \`cadastre infer\`: go through what is marked "unsure", then delete the comments.`,
    ...(records === 1 ? ['# unsure: every type and the id: only one sample'] : []),
    `node: ${node}`,
    `brief: ${node}, as the API answers it. # unsure: say what it is, in one sentence`,
    '# tenant: the label of the account, organization or the like that it belongs to',
    'partition: [account] # unsure: what one fetch covers, the tenant first',
    `id: ${plainKey(id)}${idUnsure === undefined ? '' : ` # unsure: ${idUnsure}`}`,
    ...(otherIds.length === 0 ? [] : [`# could be the id as well: ${otherIds.join(', ')}`]),
    'properties:',
    ...properties.map(propertyLine),
    ...lists.map(
      (path) =>
        `# ${path} is a list of objects: a relationship with \`each: ${path}\` may say more than lists of values`,
    ),
    ...leftOut.map((what) => `# left out: ${what}`),
    '',
  ].join('\n');
}

function propertyLine({
  name,
  type,
  from,
  scope,
  convert,
  enum: values,
  sensitive,
  note,
  unsure,
}: DraftProperty): string {
  const parts = [
    `type: ${type}`,
    ...(from === undefined ? [] : [`from: ${plainPath(from)}`]),
    ...(scope === undefined ? [] : [`scope: ${scope}`]),
    ...(convert === undefined ? [] : [`convert: ${convert}`]),
    ...(values === undefined ? [] : [`enum: [${values.map(quoted).join(', ')}]`]),
    ...(sensitive === undefined ? [] : [`sensitive: ${sensitive}`]),
  ];
  const remarks = [...(note === undefined ? [] : [note]), ...unsure.map((why) => `unsure: ${why}`)];
  const comment = remarks.length === 0 ? '' : ` # ${remarks.join('; ')}`;
  return `  ${plainKey(name)}: { ${parts.join(', ')} }${comment}`;
}

/** Words that YAML, or an older reader of it, takes for something else than text. */
const WORDS = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

function plainKey(name: string): string {
  return WORDS.test(name) ? quoted(name) : name;
}

function plainPath(path: string): string {
  return /^[A-Za-z][\w.]*$/.test(path) && !WORDS.test(path) ? path : quoted(path);
}

/** A double-quoted text of YAML: JSON's, with everything beyond ASCII escaped, since YAML does not take every character as it is. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
