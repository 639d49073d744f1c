import {
  CadastreError,
  type ExtensionSchema,
  type LinkSchema,
  type NodeSchema,
  type Property,
  planSync,
  type Schema,
} from '@cadastre/core';
import type { CommandDef } from 'citty';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { loadConfig } from '../load-config.js';
import { escapeText } from '../output/escape.js';
import { printTable } from '../output/print-table.js';
import type { Shell } from '../shell.js';
import { suggest } from '../suggest.js';

const ARGUMENTS = {
  label: { type: 'positional', required: false, description: 'A label; without it, all are listed.' },
} as const;

/** `cadastre docs`: the reference of the configured sources. */
export function docsCommand(shell: Shell): CommandDef {
  return command({
    args: ARGUMENTS,
    async run(args): Promise<ExitCode> {
      const { schemas } = planSync((await loadConfig(shell.io.cwd)).sources());
      if (args.label === undefined) listLabels(shell, schemas);
      else printLabel(shell, schemas, args.label);
      return EXIT.complete;
    },
  });
}

function listLabels(shell: Shell, schemas: readonly Schema[]): void {
  const rows = schemas.filter(isNode).map(({ name, labels, brief }) => [name, labels.join(', '), brief]);
  const byName = rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  printTable(shell, [{ head: 'label' }, { head: 'also' }, { head: 'what it is' }], byName, 'wrap');
}

function printLabel(shell: Shell, schemas: readonly Schema[], label: string): void {
  const node = schemas.filter(isNode).find(({ name }) => name === label);
  if (node !== undefined) {
    printNode(shell, schemas, node);
    return;
  }
  const shared = schemas.filter(isNode).filter((schema) => labelsOf(schema).includes(label));
  if (shared.length === 0) {
    throw new CadastreError({
      code: 'LABEL_UNKNOWN',
      message: `no configured source has the label ${label}`,
      hint: suggest(label, [...new Set(schemas.filter(isNode).flatMap(labelsOf))]),
    });
  }
  shell.print(`${shell.out.bold(escapeText(label))}\nA label that several kinds of node share:\n`);
  listLabels(shell, shared);
}

function printNode(shell: Shell, schemas: readonly Schema[], node: NodeSchema): void {
  const extensions = schemas.filter(
    (schema): schema is ExtensionSchema => schema.kind === 'extension' && schema.for === node.name,
  );
  const { out, print } = shell;
  print(`${out.bold(escapeText(node.name))}\n${escapeText(node.brief)}\n`);
  const facts = [
    ['labels', labelsOf(node).join(', ')],
    ['tenant', node.tenant ?? 'none'],
    ['one fetch covers', [...node.partition, ...(node.for === undefined ? [] : [node.for])].join(', ')],
  ];
  for (const [name, value] of facts) print(`${out.dim(`${name}:`)} ${escapeText(value ?? '')}`);

  print(`\n${out.bold('Properties')}`);
  const rows = [
    ...COMMON.map(([name, type, about]) => [name, type, about]),
    ...propertyRows(node.properties, ''),
    ...extensions.flatMap(({ name, properties }) => propertyRows(properties, `read by ${name}`)),
  ];
  printTable(shell, [{ head: 'name' }, { head: 'type' }, { head: 'about' }], rows, 'wrap');

  const relationships = relationshipLines(schemas, node);
  if (relationships.length > 0) print(`\n${out.bold('Relationships')}`);
  for (const line of relationships) print(escapeText(line));
}

const COMMON = [
  ['id', 'string', 'unique'],
  ['firstseen', 'integer', 'the first run that saw it: milliseconds since 1970'],
  ['changed_at', 'integer', 'the last run that found it different'],
  ['lastupdated', 'integer', 'the last run that wrote anything of it'],
] as const;

function propertyRows(properties: readonly Property[], note: string): string[][] {
  return properties
    .filter(({ name }) => name !== 'id')
    .map(({ name, type, list, unique, index, volatile, alias }) => {
      const flags = [
        unique && 'unique',
        index && 'indexed',
        volatile && 'volatile',
        alias && `Cartography: ${alias}`,
        note,
      ];
      return [name, list === true ? `${type}[]` : type, flags.filter(Boolean).join(', ')];
    });
}

/** Every relationship that starts or ends at the node, as Cypher writes it. */
function relationshipLines(schemas: readonly Schema[], node: NodeSchema): readonly string[] {
  const own = labelsOf(node);
  const lines = schemas.flatMap((schema) => {
    if (schema.kind === 'link')
      return linkTouches(schema, own) ? [pattern(schema.from.label, schema.type, schema.to.label)] : [];
    const here = schema.kind === 'node' ? schema.name : schema.for;
    return schema.relationships
      .filter(({ to }) => here === node.name || own.includes(to.label))
      .map(({ type, direction, to }) =>
        direction === 'out' ? pattern(here, type, to.label) : pattern(to.label, type, here),
      );
  });
  return [...new Set(lines)].sort();
}

function pattern(from: string, type: string, to: string): string {
  return `(:${from})-[:${type}]->(:${to})`;
}

function linkTouches({ from, to }: LinkSchema, labels: readonly string[]): boolean {
  return labels.includes(from.label) || labels.includes(to.label);
}

function labelsOf({ name, labels, conditionalLabels }: NodeSchema): readonly string[] {
  return [name, ...labels, ...conditionalLabels];
}

function isNode(schema: Schema): schema is NodeSchema {
  return schema.kind === 'node';
}
