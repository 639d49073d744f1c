import type { Difference } from '../../connector-aws/conformance/compare.js';
import { type Explanation, explanationOf } from '../../connector-aws/conformance/explained.js';
import { differenceText, section, tally } from '../../connector-aws/conformance/report.js';
import { table } from '../../connector-aws/conformance/table.js';
import { pathText } from '../../connector-aws/conformance/walk-path.js';
import type { ReadPath } from './check-description.js';
import type { FetchReport, Report } from './conform.js';
import { explained } from './explained.js';
import type { TrialResult } from './run-fetch.js';

/** Prints what came of it all, and gives the exit code. */
export function printReport(
  report: Report,
  print: (text: string) => void = console.log,
  explanations: readonly Explanation[] = explained,
): number {
  const { fetches, errors, otherDifferences, dangling } = report;
  const used = new Map<Explanation, number>();
  const isFault = (difference: Difference) => {
    const explanation = explanationOf(difference, explanations);
    if (explanation !== undefined) used.set(explanation, (used.get(explanation) ?? 0) + 1);
    return explanation === undefined;
  };
  const lines = fetches.map((each) => ({ report: each, faults: differencesOf(each).filter(isFault) }));
  const faults = [...lines.flatMap((line) => line.faults), ...otherDifferences.filter(isFault)];
  printTable(
    print,
    lines.map((line) => rowOf(line.report)),
  );
  printTable(print, errorRows(errors));

  const list = (title: string, texts: readonly string[]) => section(print, title, texts);
  const named = (wanted: (each: FetchReport) => boolean) =>
    fetches.filter(wanted).map(({ fetch: { name, calls } }) => `${name}  ${calls.join(', ')}`);
  list(
    'Fetches whose list was never recorded',
    named(({ recorded }) => recorded.length === 0),
  );
  list(
    'Fetches without an example',
    named(({ examples }) => examples.length === 0),
  );
  list(
    'Fetches of which no row came',
    named((each) => rowOf(each).rows === 0),
  );
  list(
    'Examples that are no answer to the call',
    fetches.flatMap(({ unusable }) => unusable),
  );
  list('References in the description to what it does not have', tally(dangling));
  const unseen = fetches.flatMap(({ checked }) => checked.unseen);
  list('Paths that are described, but no answer has a value at', bySchema(unseen));
  const trials = fetches.flatMap(trialsOf);
  list("Values that a schema's enum does not list", tally(trials.flatMap(({ warnings }) => warnings)));
  list(
    'Answers that no run asked for',
    trials.flatMap(({ skipped }) => skipped),
  );
  list(
    'Explained differences',
    [...used].map(([{ schema, path, why }, times]) => `${times} × ${schema} ${path}: ${why}`),
  );
  const unused = explanations.filter((explanation) => !used.has(explanation));
  list(
    'Explanations that explain nothing (any more)',
    unused.map(({ schema, path }) => `${schema} ${path}`),
  );
  list('Differences', faults.map(differenceText));
  printSums(print, report, faults);
  return faults.length > 0 || unused.length > 0 ? 1 : 0;
}

function bySchema(paths: readonly ReadPath[]): string[] {
  const schemas = [...new Set(paths.map(({ schema }) => schema))];
  const own = (name: string) => paths.filter(({ schema }) => schema === name).map(({ path }) => pathText(path));
  return schemas.map((name) => `${name}: ${own(name).join(' ')}`);
}

function trialsOf({ recorded, single, examples }: FetchReport): readonly TrialResult[] {
  return [...recorded, ...single, ...examples];
}

function differencesOf(report: FetchReport): readonly Difference[] {
  return [...trialsOf(report).flatMap(({ differences }) => differences), ...report.checked.differences];
}

/** Those of one property of one row, not of a whole row or fetch. */
function unequal(results: readonly TrialResult[]): number {
  const own = /^\((?!tenant)/;
  return results.flatMap(({ differences }) => differences).filter(({ path }) => !own.test(path)).length;
}

function rowOf(report: FetchReport) {
  const all = trialsOf(report);
  const sum = (name: 'rows' | 'fields') => all.reduce((total, each) => total + each[name], 0);
  const tried = (results: readonly TrialResult[]) => results.reduce((total, each) => total + each.tried.length, 0);
  return {
    fetch: report.fetch.name,
    recordings: tried(report.recorded),
    'one by one': tried(report.single),
    examples: tried(report.examples),
    rows: sum('rows'),
    fields: sum('fields'),
    equal: sum('fields') - unequal(all),
    'paths described': report.checked.paths,
  };
}

function errorRows(errors: Report['errors']) {
  const kinds = new Map<string, { status: number; code: string; class: string; 'own calls': number; all: number }>();
  for (const { status, code, class: kind, declared } of errors) {
    const key = `${status} ${code} ${kind}`;
    const row = kinds.get(key) ?? { status, code: code || '(none)', class: kind, 'own calls': 0, all: 0 };
    kinds.set(key, { ...row, 'own calls': row['own calls'] + (declared ? 1 : 0), all: row.all + 1 });
  }
  return [...kinds.values()].sort((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1));
}

function printTable(print: (text: string) => void, rows: readonly Readonly<Record<string, string | number>>[]): void {
  const values = rows.map((row) => Object.values(row));
  print(`${table(Object.keys(rows[0] ?? {}), values)}\n`);
}

/** An answer, an example, an error or a described call counts as one, failed where anything about it is. */
function printSums(print: (text: string) => void, { fetches, errors }: Report, faults: readonly Difference[]): void {
  const trials = fetches.flatMap(trialsOf);
  const rows = fetches.map(rowOf);
  const sum = (name: 'rows' | 'fields' | 'equal' | 'paths described') =>
    rows.reduce((total, row) => total + row[name], 0);
  print(
    `\n${sum('rows')} rows; ${sum('fields')} fields compared, ${sum('equal')} equal; ${sum('paths described')} paths looked up`,
  );
  const checks = [
    ...fetches.flatMap((each) =>
      trialsOf(each).flatMap(({ tried }) => tried.map((file) => `${each.fetch.name} ${file}`)),
    ),
    ...fetches.flatMap(({ fetch }) => fetch.calls.map((call) => `${fetch.name} ${call}`)),
  ];
  const failed = new Set(faults.map(({ file, schema, path }) => `${schema} ${file} ${file.includes('#') ? '' : path}`));
  const passed = checks.length + errors.length - failed.size;
  const skipped = trials.reduce((total, each) => total + each.skipped.length, 0);
  print(`${Math.max(0, passed)} passed, ${failed.size} failed, ${skipped} skipped`);
}
