import type { Resolver } from '../emit/resolve.js';
import type { EndModel, LabelUse, LinkModel, NodeModel, RelationshipModel, SchemaModel } from '../model/model.js';
import { formatPath } from '../path/path.js';
import { anchor, code, link, plain, table } from './markdown.js';
import { originText, propertyTable } from './property-table.js';

/** The section of a node, with what its extensions add. */
export function nodeSection(node: NodeModel, resolver: Resolver): readonly string[] {
  return [
    `### ${node.name}`,
    ...lead(node),
    facts([
      ['Labels', node.labels.map(labelText).join(', ')],
      ['Tenant', node.tenant === undefined ? '' : labelLink(node.tenant, resolver)],
      ['Partition', node.partition.map(code).join(', ')],
      ['Id', node.id.map(code).join(', ')],
      ['Read for', node.for === undefined ? '' : `each ${labelLink(node.for, resolver)}`],
      ['Shared', node.shared ? 'yes: several partitions may own the same node' : ''],
      ['Schema', code(node.file)],
    ]),
    propertyTable(node.properties, node.id),
    relationshipTable(node.relationships, resolver),
    ...resolver.extensions(node.name).flatMap((extension) => extensionSection(extension, resolver)),
  ];
}

function extensionSection(extension: SchemaModel, resolver: Resolver): readonly string[] {
  if (extension.kind !== 'extension') return [];
  return [
    `#### ${extension.name}`,
    ...lead(extension),
    facts([
      ['Extends', code(extension.for)],
      ['Schema', code(extension.file)],
    ]),
    propertyTable(extension.properties),
    relationshipTable(extension.relationships, resolver),
  ];
}

/** The section of a link. */
export function linkSection(link: LinkModel, resolver: Resolver): readonly string[] {
  const end = ({ label, match }: EndModel): string => `${labelLink(label, resolver)} by ${matchText(match)}`;
  return [
    `### ${link.name}`,
    ...lead(link),
    facts([
      ['Type', code(link.type)],
      ['From', end(link.from)],
      ['To', end(link.to)],
      ['Tenant', link.tenant === undefined ? '' : labelLink(link.tenant, resolver)],
      ['Partition', link.partition.map(code).join(', ')],
      ['Schema', code(link.file)],
    ]),
    propertyTable(link.properties),
  ];
}

function lead({ brief, docs, stability, deprecated }: SchemaModel): readonly string[] {
  return [
    plain(brief),
    docs === undefined ? '' : link('Vendor documentation', docs),
    stability === 'stable' ? '' : `Stability: ${stability}.`,
    deprecated === undefined
      ? ''
      : plain(
          `Deprecated since ${deprecated.since}.${deprecated.use === undefined ? '' : ` Use ${deprecated.use} instead.`}`,
        ),
  ];
}

function facts(pairs: readonly (readonly [string, string])[]): string {
  return pairs
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `- ${name}: ${value}`)
    .join('\n');
}

function labelText({ label, when, properties }: LabelUse): string {
  const conditions = when.map(({ property, value }) => code(`${property} = ${String(value)}`)).join(' and ');
  const mapped = properties.map(({ common, own }) => code(common === own ? common : `${common} = ${own}`)).join(', ');
  return [
    `[${label}](shared-labels.md#${anchor(label)})`,
    conditions === '' ? '' : `when ${conditions}`,
    mapped === '' ? '' : `with ${mapped}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** A link to the section of a label, on its provider's page. */
function labelLink(label: string, resolver: Resolver): string {
  const node = resolver.node(label);
  if (node === undefined) return `[${label}](shared-labels.md#${anchor(label)})`;
  return node.external ? code(label) : `[${label}](${node.provider}.md#${anchor(label)})`;
}

function relationshipTable(relationships: readonly RelationshipModel[], resolver: Resolver): string {
  return table(
    ['Relationship', 'Other end', 'Found by', 'Properties', 'Meaning'],
    relationships.map(({ type, direction, to, each, properties, brief }) => [
      direction === 'out' ? `${code(`-${type}->`)}` : code(`<-${type}-`),
      labelLink(to.label, resolver),
      `${matchText(to.match)}${each === undefined ? '' : `, for each of ${code(formatPath(each))}`}`,
      properties.map((property) => code(property.name)).join(', '),
      plain(brief ?? ''),
    ]),
  );
}

function matchText(match: EndModel['match']): string {
  return match
    .map(
      ({ property, origin, lowercase }) =>
        `${code(property)} = ${originText(origin)}${lowercase ? ' in lower case' : ''}`,
    )
    .join(' and ');
}
