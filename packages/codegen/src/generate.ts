import { join } from 'node:path';
import { emitIndex } from './emit/emit-index.js';
import { emitQuestions } from './emit/emit-questions.js';
import { emitSchema } from './emit/emit-schema.js';
import { fileName } from './emit/names.js';
import { createResolver } from './emit/resolve.js';
import type { Model } from './model/model.js';

/** A file to write. */
export interface GeneratedFile {
  /** As a path that node:fs takes. */
  readonly path: string;
  readonly content: string;
}

/**
 * Generates the TypeScript of a model. A pure function: the same model gives the same files.
 *
 * @param model A model without diagnostics; of one with mistakes, the files may not compile.
 * @example
 * ```ts
 * import { compileSchemas, generate } from '@cadastre/codegen';
 *
 * const { model } = await compileSchemas('schemas');
 * for (const { path, content } of generate(model)) console.log(path, content.length);
 * ```
 */
export function generate(model: Model): GeneratedFile[] {
  const resolver = createResolver(model);
  return model.providers
    .filter((provider) => !provider.external)
    .flatMap((provider) => {
      const schemas = model.schemas.filter((schema) => schema.provider === provider.provider && !schema.external);
      const questions = model.questions.filter((each) => each.provider === provider.provider && !each.external);
      return [
        ...schemas.map((schema) => ({
          path: join(provider.out, `${fileName(schema)}.ts`),
          content: emitSchema(schema, provider, resolver),
        })),
        ...(questions.length === 0
          ? []
          : [{ path: join(provider.out, 'questions.ts'), content: emitQuestions(provider, questions, model) }]),
        { path: join(provider.out, 'index.ts'), content: emitIndex(provider, schemas, questions, model) },
      ];
    });
}
