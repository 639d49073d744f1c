import { CadastreError, type Question } from '@cadastre/core';
import type { CommandDef } from 'citty';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { loadConfig } from '../load-config.js';
import { withStore } from '../open-store.js';
import { formatCsv } from '../output/csv.js';
import { escapeText } from '../output/escape.js';
import { formatJson } from '../output/json.js';
import { printResult, type ResultFormat } from '../output/print-result.js';
import { printTable } from '../output/print-table.js';
import { RESULT_ARGUMENTS, resultFormat } from '../output/result-arguments.js';
import { questionParameters } from '../parameters.js';
import type { Shell } from '../shell.js';
import { suggest } from '../suggest.js';

const ARGUMENTS = {
  name: { type: 'positional', required: false, description: 'The question; without it, all are listed.' },
  ...RESULT_ARGUMENTS,
  param: { type: 'string', valueHint: 'NAME=VALUE', description: 'A parameter of the question; may be repeated.' },
} as const;

/** `cadastre ask`: answers a question that a connector brings. */
export function askCommand(shell: Shell): CommandDef {
  return command({
    args: ARGUMENTS,
    async run(args, given): Promise<ExitCode> {
      const format = resultFormat(args);
      const config = await loadConfig(shell.io.cwd);
      const questions = config.questions();
      if (args.name === undefined) {
        listQuestions(shell, questions, format);
        return EXIT.complete;
      }
      const question = findQuestion(questions, args.name);
      const parameters = questionParameters(question.parameters ?? {}, given.get('param') ?? []);
      const result = await withStore(config.store, shell.io.cwd, 'read', (store) =>
        store.query(question.cypher, parameters),
      );
      const { name, title, why } = question;
      if (format === 'table') shell.print(`${shell.out.bold(escapeText(title))}\n${escapeText(why, 'keep lines')}\n`);
      printResult(shell, result, format, { name, title, why, parameters });
      return EXIT.complete;
    },
  });
}

function listQuestions(shell: Shell, questions: readonly Question[], format: ResultFormat): void {
  const rows = questions.map(({ name, title }) => [name, title]);
  if (format === 'csv') shell.io.stdout.write(formatCsv(['name', 'title'], rows));
  else if (format === 'json') shell.print(formatJson({ questions }));
  else if (questions.length === 0) shell.note('The sources bring no questions.');
  else printTable(shell, [{ head: 'name' }, { head: 'question' }], rows, 'wrap');
}

function findQuestion(questions: readonly Question[], name: string): Question {
  const [question, second] = questions.filter((candidate) => candidate.name === name);
  if (question === undefined) {
    throw new CadastreError({
      code: 'QUESTION_UNKNOWN',
      message: `there is no question ${name}`,
      hint: suggest(
        name,
        questions.map((candidate) => candidate.name),
      ),
    });
  }
  if (second !== undefined) {
    throw new CadastreError({
      code: 'QUESTION_AMBIGUOUS',
      message: `two questions have the name ${name}`,
      hint: 'Rename one of them in the configuration.',
    });
  }
  return question;
}
