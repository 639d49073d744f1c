import type { FileOf } from '../file/files.js';
import type { ValidFile } from '../file/validate.js';
import type { QuestionModel } from './model.js';

/** Builds the model of a question. */
export function buildQuestion(file: ValidFile, data: FileOf<'question'>, provider: string): QuestionModel {
  return {
    name: data.question,
    file: file.source.file,
    provider,
    title: data.title.trim(),
    why: data.why.trim(),
    // Not at its start: then its lines would no longer be those of the file.
    cypher: data.cypher.trimEnd(),
    parameters: Object.entries(data.parameters ?? {}).map(([name, parameter]) => ({ name, ...parameter })),
    columns: data.columns,
    external: file.source.external ?? false,
  };
}
