import { type Project, StructureKind, VariableDeclarationKind } from 'ts-morph';
import type { Model, ProviderModel, SchemaModel } from '../model/model.js';
import { header, sourcePath } from './emit-schema.js';
import { fileName } from './names.js';

/** Emits the index of a provider's generated folder: everything re-exported, and all schemas in a list. */
export function emitIndex(project: Project, provider: ProviderModel, schemas: readonly SchemaModel[], model: Model): string {
  const file = project.createSourceFile(`${provider.provider}-index.ts`, (writer) => {
    writer.writeLine(header(sourcePath(model, provider.file))).blankLine();
  });
  file.addStatements([
    ...schemas.map((schema) => ({
      kind: StructureKind.ImportDeclaration as const,
      moduleSpecifier: `./${fileName(schema)}.js`,
      namedImports: [schema.name],
    })),
    ...schemas.map((schema, index) => ({
      kind: StructureKind.ExportDeclaration as const,
      moduleSpecifier: `./${fileName(schema)}.js`,
      ...(index === 0 ? { leadingTrivia: '\n' } : {}),
    })),
    {
      kind: StructureKind.VariableStatement,
      declarationKind: VariableDeclarationKind.Const,
      isExported: true,
      leadingTrivia: '\n',
      docs: [`Every schema of ${provider.name}.`],
      declarations: [{ name: 'schemas', initializer: `[\n${schemas.map((schema) => `${schema.name},\n`).join('')}] as const` }],
    },
  ]);
  const text = file.getFullText();
  file.forget();
  return text;
}
