import { posix } from 'node:path';
import type { Model, ParameterModel, ProviderModel, QuestionModel } from '../model/model.js';
import { header, sourcePath } from './header.js';
import { comment, literal, propertyKey, quote } from './literal.js';
import { createWriter } from './writer.js';

/** Emits the questions of a provider. */
export function emitQuestions(provider: ProviderModel, questions: readonly QuestionModel[], model: Model): string {
  const writer = createWriter();
  writer.writeLine(header(sourcePath(model, posix.dirname(provider.file))));
  writer.writeLine("import type { Question } from '@cadastre/core';");
  writer.blankLine().writeLine(`/** Every question about ${comment(provider.name)}. */`);
  // Written line by line: the writer would indent the lines of a query.
  return `${writer.toString()}export const questions: readonly Question[] = [\n${questions.map(question).join('')}];\n`;
}

function question({ name, title, why, cypher, parameters, columns }: QuestionModel): string {
  const declared = parameters.map((each) => `      ${propertyKey(each.name)}: ${parameter(each)},`);
  return [
    '  {',
    `    name: ${quote(name)},`,
    `    title: ${quote(title)},`,
    `    why: ${quote(why)},`,
    `    cypher: ${template(cypher)},`,
    ...(declared.length === 0 ? [] : ['    parameters: {', ...declared, '    },']),
    `    columns: ${literal(columns, '    ')},`,
    '  },\n',
  ].join('\n');
}

function parameter({ type, default: value, brief }: ParameterModel): string {
  const shown = type === 'datetime' ? `new Date(${literal(value)})` : literal(value);
  return `{ type: ${quote(type)}, default: ${shown}, brief: ${quote(brief.trim())} }`;
}

/** A text as a template literal, which keeps its lines. */
function template(text: string): string {
  return `\`${text.replace(/[\\`]|\$\{/g, '\\$&').replaceAll('\r', '\\r')}\``;
}
