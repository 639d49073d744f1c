import { type CypherProblem, checkQuery, type QueryParts, queryParts } from '@cadastre/core';
import { withArticle } from '../diagnostic/article.js';
import { didYouMean } from '../diagnostic/suggest.js';
import type { ValidFile } from '../file/validate.js';
import type { ParameterModel, QuestionModel } from '../model/model.js';
import type { CheckContext } from './check.js';
import { checkQuestionNames } from './question-names.js';

/** Checks a question: that both stores take its query, and that the query fits the schemas and what the file says of it. */
export async function checkQuestion(question: QuestionModel, file: ValidFile, context: CheckContext): Promise<void> {
  // Another package's questions are its own affair, and may speak of schemas that are not read here.
  if (question.external) return;
  const { report } = context;
  for (const parameter of question.parameters) checkDefault(parameter, file, context);
  if (file.source.within(['cypher'], { line: 1, column: 1 }) === undefined) {
    const message = 'the query is not a literal block';
    report(file, { code: 'E130', place: ['cypher'], message, hint: 'write "cypher: |", and the query below it' });
    return;
  }
  if (question.cypher.length > MOST_CHARACTERS) {
    const message = 'the query is longer than 4,000 characters';
    report(file, { code: 'E140', place: ['cypher'], message, hint: 'ask a shorter question, or make it several' });
    return;
  }
  for (const { code, message, hint, line, column } of await problemsOf(question.cypher)) {
    const within = { line, column };
    report(file, { code: 'E131', place: ['cypher'], within, message: `${message} (${code})`, hint });
  }
  const parts = await queryParts(question.cypher);
  if (parts === undefined) return;
  checkColumns(question, parts, file, context);
  checkParameters(question, parts, file, context);
  checkQuestionNames(parts, file, context);
}

/** Parsing takes far longer than the text is long; the longest query of Cadastre's own has 800. */
const MOST_CHARACTERS = 4_000;

/** What either store has against a query; once, where both have the same. */
async function problemsOf(cypher: string): Promise<readonly CypherProblem[]> {
  const all = [...(await checkQuery(cypher, 'neo4j')), ...(await checkQuery(cypher, 'embedded'))];
  return [...new Map(all.map((problem) => [`${problem.code} ${problem.line} ${problem.column}`, problem])).values()];
}

function checkColumns({ columns }: QuestionModel, parts: QueryParts, file: ValidFile, { report }: CheckContext): void {
  const named = new Set<string>();
  for (const { name, ...within } of parts.columns) {
    if (name !== undefined && !named.has(name)) {
      named.add(name);
      continue;
    }
    const message = name === undefined ? 'this column has no name of its own' : `two columns are called "${name}"`;
    const hint = 'name it: expression AS name';
    report(file, { code: 'E133', place: ['cypher'], within, message, hint });
  }
  // A query without columns, or with such as these, has been complained about.
  if (named.size === 0 || named.size < parts.columns.length) return;
  const returned = [...named].join(', ');
  if (returned === columns.join(', ')) return;
  const message = `the query returns ${returned}`;
  report(file, { code: 'E132', place: ['columns'], message, hint: `write "columns: [${returned}]"` });
}

function checkParameters(question: QuestionModel, parts: QueryParts, file: ValidFile, { report }: CheckContext): void {
  const declared = new Set(question.parameters.map(({ name }) => name));
  const used = new Set<string>();
  for (const { name, ...within } of parts.parameters) {
    if (!declared.has(name) && !used.has(name)) {
      const message = `the parameter "$${name}" is not declared`;
      const hint = didYouMean(name, declared) ?? 'declare it under "parameters"';
      report(file, { code: 'E134', place: ['cypher'], within, message, hint });
    }
    used.add(name);
  }
  for (const name of declared) {
    if (used.has(name)) continue;
    const message = `the query does not use "$${name}"`;
    report(file, { code: 'E135', place: ['parameters', name], part: 'key', message, hint: 'remove it, or use it' });
  }
}

function checkDefault({ name, type, default: value }: ParameterModel, file: ValidFile, { report }: CheckContext): void {
  const fits = {
    string: typeof value === 'string',
    integer: Number.isSafeInteger(value),
    float: Number.isFinite(value),
    boolean: typeof value === 'boolean',
    datetime: typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)),
  }[type];
  if (fits) return;
  const hint = type === 'datetime' ? 'write it like 2026-01-01T00:00:00Z' : 'change it, or the type';
  const message = `${JSON.stringify(value)} is not ${withArticle(type)}`;
  report(file, { code: 'E139', place: ['parameters', name, 'default'], message, hint });
}

/** In UTC, so that it means the same instant everywhere. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;
