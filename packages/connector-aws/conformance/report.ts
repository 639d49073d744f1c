import type { Difference } from './compare.js';
import type { FetchReport } from './conform.js';
import { type Explanation, explained, explanationOf } from './explained.js';
import type { FetchResult } from './run-fetch.js';
import { short, table } from './table.js';

const HEAD = ['fetch', 'answers', 'equal', 'skipped', 'rows', 'fields', 'equal', 'derived', 'quarantined'];

/** Prints what came of it all, and gives the exit code. */
export function printReport(reports: readonly FetchReport[], print: (text: string) => void = console.log): number {
  const used = new Set<Explanation>();
  const isFault = (difference: Difference): boolean => {
    const explanation = explanationOf(difference);
    if (explanation !== undefined) used.add(explanation);
    return explanation === undefined;
  };
  const lines = reports.map(({ fetch, results }) => {
    const all = results.flatMap(({ differences }) => differences);
    return { fetch, results, all, faults: all.filter(isFault), calls: fetch.calls.join(' ') };
  });
  const tried = lines.filter(({ results }) => results.length > 0);
  const counts = tried.map(({ results, all, faults }) => count(results, all, faults));
  print(
    table(
      HEAD,
      tried.map(({ fetch }, index) => [fetch.name, ...Object.values(counts[index] ?? {})]),
    ),
  );

  const untried = lines.filter(({ results }) => results.length === 0);
  print(`\nWithout any recording: ${untried.length} of ${lines.length} fetches`);
  for (const { fetch, calls } of untried) print(`  ${fetch.name}  (${calls})`);

  const warnings = tally(reports.flatMap(({ results }) => results.flatMap((result) => result.warnings)));
  if (warnings.length > 0)
    print(`\nValues that a schema's enum does not list\n${warnings.map((line) => `  ${line}`).join('\n')}`);

  const reasons = tally(
    reports.flatMap(({ fetch, results }) =>
      results.flatMap(({ skipped }) => skipped.map(({ why }) => `${fetch.name}: ${why}`)),
    ),
  );
  if (reasons.length > 0) print(`\nSkipped answers\n${reasons.map((line) => `  ${line}`).join('\n')}`);

  const explanations = [...used].map(({ schema, path, why }) => `  ${schema} ${path}: ${why}`);
  if (explanations.length > 0) print(`\nExplained differences\n${explanations.join('\n')}`);

  const faults = lines.flatMap((line) => line.faults);
  if (faults.length > 0) print('\nDifferences');
  for (const { file, schema, path, expected, got } of faults) {
    print(`  ${file}\n    ${schema}.${path}: expected ${short(expected)}, got ${short(got)}`);
  }
  const unused = explained.filter((explanation) => !used.has(explanation));
  for (const { schema, path } of unused) print(`\nexplained.ts: nothing needs ${schema} ${path} any more: remove it`);

  const sum = (name: keyof (typeof counts)[number]) => counts.reduce((total, each) => total + each[name], 0);
  print(
    `\n${sum('rows')} rows; ${sum('fields')} fields compared, ${sum('equalFields')} equal, ${sum('derived')} derived`,
  );
  print(`${sum('equal')} passed, ${sum('answers') - sum('equal')} failed, ${sum('skipped')} skipped`);
  return faults.length > 0 || unused.length > 0 ? 1 : 0;
}

function count(results: readonly FetchResult[], all: readonly Difference[], faults: readonly Difference[]) {
  const answers = new Set(results.flatMap((result) => result.tried.map(({ file }) => file)));
  const wrong = new Set(faults.map(({ file }) => file));
  const total = (name: 'fields' | 'derived' | 'rows' | 'quarantined') =>
    results.reduce((sum, each) => sum + each[name], 0);
  const fields = total('fields');
  return {
    answers: answers.size,
    equal: [...answers].filter((file) => !wrong.has(file)).length,
    skipped: new Set(results.flatMap((result) => result.skipped.map(({ file }) => file))).size,
    rows: total('rows'),
    fields,
    equalFields: fields - all.filter(({ path }) => !path.startsWith('(')).length,
    derived: total('derived'),
    quarantined: total('quarantined'),
  };
}

function tally(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([text, times]) => `${times} × ${text}`);
}
