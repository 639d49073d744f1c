import { join, posix } from 'node:path';
import { DIAGNOSTIC_CODES } from '../diagnostic/codes.js';
import { sourcePath } from '../emit/header.js';
import { createResolver, type Resolver } from '../emit/resolve.js';
import type { GeneratedFile } from '../generate.js';
import type { Model, ProviderModel, SchemaModel } from '../model/model.js';
import { diagram } from './diagram.js';
import { anchor, code, link, pageHeader, paragraphs, plain, table } from './markdown.js';
import { questionSection } from './question-section.js';
import { linkSection, nodeSection } from './schema-section.js';

/**
 * Generates the reference: a page per provider, one of shared labels, one of diagnostics.
 *
 * @param folder Where the pages go, for example `docs/reference`.
 * @example
 * ```ts
 * import { compileSchemas, generateReference, writeGenerated } from '@cadastre/codegen';
 *
 * const { model } = await compileSchemas('schemas');
 * await writeGenerated(generateReference(model, 'docs/reference'));
 * ```
 */
export function generateReference(model: Model, folder: string): GeneratedFile[] {
  const resolver = createResolver(model);
  return [
    ...model.providers
      .filter((provider) => !provider.external)
      .map((provider) => ({
        path: join(folder, `${provider.provider}.md`),
        content: providerPage(provider, model, resolver),
      })),
    { path: join(folder, 'shared-labels.md'), content: sharedLabelsPage(model, resolver) },
    { path: join(folder, 'diagnostics.md'), content: diagnosticsPage() },
  ];
}

function providerPage(provider: ProviderModel, model: Model, resolver: Resolver): string {
  const services = new Map<string, SchemaModel[]>();
  for (const schema of model.schemas) {
    if (schema.provider !== provider.provider || schema.external) continue;
    const service =
      posix.relative(posix.dirname(provider.file), posix.dirname(schema.file)).replace(/^\.\.\//, '') ||
      provider.provider;
    services.set(service, [...(services.get(service) ?? []), schema]);
  }
  const questions = model.questions.filter((each) => each.provider === provider.provider && !each.external);
  const sorted = [...services].sort(([a], [b]) => (a < b ? -1 : 1));
  return paragraphs([
    pageHeader(sourcePath(model, posix.dirname(provider.file))),
    `# ${plain(provider.name)}`,
    plain(provider.brief),
    provider.docs === undefined ? '' : link('Vendor documentation', provider.docs),
    'Every node also has `id`, `firstseen`, `changed_at` and `lastupdated` (milliseconds since 1970). A node with a tenant has the relationship `<-RESOURCE-` from it, which the diagrams leave out.',
    [
      ...sorted.map(
        ([service, schemas]) =>
          `- [${service}](#${anchor(service)}): ${schemas
            .filter(({ kind }) => kind !== 'extension')
            .map(({ name }) => `[${name}](#${anchor(name)})`)
            .join(', ')}`,
      ),
      ...(questions.length === 0
        ? []
        : [`- [Questions](#questions): ${questions.map(({ name }) => `[${name}](#${anchor(name)})`).join(', ')}`]),
    ].join('\n'),
    ...sorted.flatMap(([service, schemas]) => [
      `## ${service}`,
      diagram(schemas),
      ...schemas.flatMap((schema) => section(schema, resolver)),
    ]),
    ...(questions.length === 0 ? [] : ['## Questions', ...questions.flatMap(questionSection)]),
  ]);
}

function section(schema: SchemaModel, resolver: Resolver): readonly string[] {
  // An extension is told of under its node.
  if (schema.kind === 'extension') return [];
  return schema.kind === 'node' ? nodeSection(schema, resolver) : linkSection(schema, resolver);
}

function sharedLabelsPage(model: Model, resolver: Resolver): string {
  const sections = model.labels.flatMap(({ label, brief, docs, properties }) => [
    `## ${label}`,
    plain(brief),
    docs === undefined ? '' : link('More', docs),
    resolver
      .carriers(label)
      .map(({ name, provider, external }) => `- ${external ? code(name) : `[${name}](${provider}.md#${anchor(name)})`}`)
      .join('\n'),
    table(
      ['Common property', 'Type', 'Meaning'],
      properties.map((property) => [code(property.name), property.type, plain(property.brief)]),
    ),
  ]);
  const intro = 'Labels that nodes of several providers carry, so that one query covers all of them.';
  return paragraphs([pageHeader(model.root), '# Shared labels', intro, ...sections]);
}

function diagnosticsPage(): string {
  const rows = Object.entries(DIAGNOSTIC_CODES).map(([name, meaning]) => [code(name), meaning.replaceAll('|', '\\|')]);
  const intro =
    'What codegen says of a mistake in a schema: `code file:line:column: message; hint`. All mistakes of a run are reported at once.';
  return paragraphs([
    pageHeader('packages/codegen/src/diagnostic/codes.ts'),
    '# Diagnostics',
    intro,
    table(['Code', 'Meaning'], rows),
  ]);
}
