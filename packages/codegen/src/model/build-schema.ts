import type { FileOf } from '../file/files.js';
import type { ValidFile } from '../file/validate.js';
import { buildProperties } from './build-property.js';
import { buildEnd, buildRelationships } from './build-relationship.js';
import type { ExtensionModel, LabelUse, LinkModel, NodeModel, SchemaModel, SharedLabelModel } from './model.js';
import type { Report } from './report.js';

/** Builds the model of a node, extension or link from its file alone; what it inherits comes after. */
export function buildSchema(file: ValidFile, provider: string, report: Report): SchemaModel | undefined {
  switch (file.kind) {
    case 'node':
      return buildNode(file, file.data, provider, report);
    case 'extend':
      return buildExtension(file, file.data, provider, report);
    case 'link':
      return buildLink(file, file.data, provider, report);
    default:
      return undefined;
  }
}

function buildNode(file: ValidFile, data: FileOf<'node'>, provider: string, report: Report): NodeModel {
  return {
    kind: 'node',
    name: data.node,
    ...common(file, data, provider),
    labels: (data.labels ?? []).map(labelUse),
    tenant: data.tenant,
    partition: data.partition ?? [],
    id: typeof data.id === 'string' ? [data.id] : data.id,
    for: data.for,
    shared: data.shared ?? false,
    properties: buildProperties(file, data.properties, ['properties'], report),
    relationships: buildRelationships(file, data.relationships, report),
  };
}

function buildExtension(file: ValidFile, data: FileOf<'extend'>, provider: string, report: Report): ExtensionModel {
  return {
    kind: 'extension',
    name: data.name,
    ...common(file, data, provider),
    partition: [],
    for: data.extend,
    properties: buildProperties(file, data.properties, ['properties'], report),
    relationships: buildRelationships(file, data.relationships, report),
  };
}

function buildLink(file: ValidFile, data: FileOf<'link'>, provider: string, report: Report): LinkModel {
  return {
    kind: 'link',
    name: data.link,
    ...common(file, data, provider),
    type: data.type,
    from: buildEnd(file, data.from, ['from', 'match'], report),
    to: buildEnd(file, data.to, ['to', 'match'], report),
    tenant: data.tenant,
    partition: data.partition ?? [],
    for: data.for,
    properties: buildProperties(file, data.properties, ['properties'], report),
  };
}

/** Builds the model of a shared label. */
export function buildLabel(file: ValidFile, data: FileOf<'label'>): SharedLabelModel {
  const properties = Object.entries(data.properties ?? {}).map(([name, property]) => ({ name, ...property }));
  return { label: data.label, file: file.source.file, brief: data.brief, docs: data.docs, properties };
}

function common(file: ValidFile, data: FileOf<'node'> | FileOf<'extend'> | FileOf<'link'>, provider: string) {
  const { brief, docs, stability, deprecated } = data;
  const external = file.source.external ?? false;
  return {
    file: file.source.file,
    provider,
    brief: brief.trim(),
    docs,
    stability: stability ?? ('stable' as const),
    deprecated,
    external,
  };
}

function labelUse(use: NonNullable<FileOf<'node'>['labels']>[number]): LabelUse {
  if (typeof use === 'string') return { label: use, when: [], properties: [] };
  return {
    label: use.label,
    when: Object.entries(use.when ?? {}).map(([property, value]) => ({ property, value })),
    properties: Object.entries(use.properties ?? {}).map(([common, own]) => ({ common, own })),
  };
}
