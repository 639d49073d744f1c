import type { QuestionModel } from '../model/model.js';
import { code, codeBlock, plain, table } from './markdown.js';

/** The section of a question. */
export function questionSection(question: QuestionModel): readonly string[] {
  const { name, title, why, cypher, parameters, columns } = question;
  return [
    `### ${name}`,
    `**${plain(title)}**`,
    plain(why),
    codeBlock('cypher', cypher),
    table(
      ['Parameter', 'Type', 'Default', 'Meaning'],
      parameters.map((each) => [
        code(`$${each.name}`),
        each.type,
        each.default === '' ? 'empty' : code(String(each.default)),
        plain(each.brief),
      ]),
    ),
    `Columns: ${columns.map(code).join(', ')}`,
  ];
}
