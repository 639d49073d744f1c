import type { Model, ProviderModel, QuestionModel, SchemaModel } from '../model/model.js';
import { header, sourcePath } from './header.js';
import { comment } from './literal.js';
import { fileName } from './names.js';
import { createWriter } from './writer.js';

/** Emits the index of a provider's generated folder: everything re-exported, and all schemas in a list. */
export function emitIndex(
  provider: ProviderModel,
  schemas: readonly SchemaModel[],
  questions: readonly QuestionModel[],
  model: Model,
): string {
  const writer = createWriter();
  writer.writeLine(header(sourcePath(model, provider.file)));
  for (const schema of schemas) writer.writeLine(`import { ${schema.name} } from './${fileName(schema)}.js';`);
  writer.blankLine();
  for (const schema of schemas) writer.writeLine(`export * from './${fileName(schema)}.js';`);
  if (questions.length > 0) writer.writeLine("export * from './questions.js';");
  writer.blankLine().writeLine(`/** Every schema of ${comment(provider.name)}. */`);
  writer.writeLine('export const schemas = [');
  for (const schema of schemas) writer.writeLine(`  ${schema.name},`);
  return writer.writeLine('] as const;').toString();
}
