import type { Difference } from './compare.js';
import type { FetchReport } from './conform.js';
import { type Explanation, explained, explanationOf } from './explained.js';
import { short, table } from './table.js';

/** What is printed of one fetch. */
interface Line {
  readonly report: FetchReport;
  readonly faults: readonly Difference[];
  readonly explained: number;
}

/** Prints what came of it all, and gives the exit code. */
export function printReport(
  reports: readonly FetchReport[],
  print: (text: string) => void = console.log,
  explanations: readonly Explanation[] = explained,
): number {
  const used = new Set<Explanation>();
  const lines = reports.map((report): Line => {
    const all = report.results.flatMap(({ differences }) => differences);
    const faults = all.filter((difference) => {
      const explanation = explanationOf(difference, explanations);
      if (explanation !== undefined) used.add(explanation);
      return explanation === undefined;
    });
    return { report, faults, explained: all.length - faults.length };
  });
  const tried = lines.filter(({ report }) => report.results.length > 0);
  const rows = tried.map((line) => ({
    fetch: line.report.fetch.name,
    ...count(line),
    calls: line.report.fetch.calls.join(' '),
  }));
  print(
    table(
      Object.keys(rows[0] ?? {}),
      rows.map((row) => Object.values(row)),
    ),
  );

  const untried = lines.filter(({ report }) => report.results.length === 0).map(({ report }) => report.fetch);
  section(
    print,
    'Fetches without any recording',
    untried.map(({ name, calls }) => `${name}  ${calls.join(' ')}`),
  );
  section(print, 'Properties that were not compared, since the fetch makes them', shapedBySchema(reports));
  const results = reports.flatMap((report) => report.results);
  section(print, "Values that a schema's enum does not list", tally(results.flatMap(({ warnings }) => warnings)));
  section(
    print,
    'Skipped answers',
    tally(
      reports.flatMap(({ fetch, results: own }) =>
        own.flatMap(({ skipped }) => skipped.map(({ why }) => `${fetch.name}: ${why}`)),
      ),
    ),
  );
  section(
    print,
    'Explained differences',
    [...used].map(({ schema, path, why }) => `${schema} ${path}: ${why}`),
  );
  const unused = explanations.filter((explanation) => !used.has(explanation));
  section(
    print,
    'Explanations that explain nothing (any more)',
    unused.map(({ schema, path }) => `${schema} ${path}`),
  );
  const faults = lines.flatMap((line) => line.faults);
  section(print, 'Differences', faults.map(differenceText));

  const sum = (name: 'passed' | 'failed' | 'skipped' | 'rows' | 'fields' | 'equal' | 'derived') =>
    rows.reduce((total, row) => total + row[name], 0);
  const fields = `${sum('fields')} fields compared, ${sum('equal')} equal, ${sum('derived')} made by fetches`;
  print(`\n${sum('rows')} rows; ${fields}`);
  print(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return faults.length > 0 || unused.length > 0 ? 1 : 0;
}

function count({ report: { results }, faults, explained: known }: Line) {
  const files = (list: readonly { readonly file: string }[]) => new Set(list.map(({ file }) => file));
  const total = (name: 'fields' | 'derived' | 'rows' | 'quarantined') =>
    results.reduce((sum, each) => sum + each[name], 0);
  const wrong = files(faults);
  const without = (list: ReadonlySet<string>) => [...list].filter((file) => !wrong.has(file)).length;
  const unequal = results.flatMap(({ differences }) => differences).filter(({ path }) => !path.startsWith('('));
  const passed = without(files(results.flatMap(({ tried }) => tried)));
  const skipped = without(files(results.flatMap((result) => result.skipped)));
  return {
    answers: passed + wrong.size + skipped,
    passed,
    failed: wrong.size,
    skipped,
    rows: total('rows'),
    fields: total('fields'),
    equal: total('fields') - unequal.length,
    derived: total('derived'),
    quarantined: total('quarantined'),
    explained: known,
  };
}

export function differenceText({ file, schema, path, expected, got }: Difference): string {
  return `${file}\n    ${schema}.${path}: expected ${short(expected)}, got ${short(got)}`;
}

function shapedBySchema(reports: readonly FetchReport[]): string[] {
  const names = new Map<string, Set<string>>();
  for (const shaped of reports.flatMap(({ results }) => results.flatMap((result) => result.shaped))) {
    const [schema = '', property = ''] = shaped.split('.');
    names.set(schema, (names.get(schema) ?? new Set()).add(property));
  }
  return [...names].map(([schema, properties]) => `${schema}: ${[...properties].join(' ')}`);
}

export function section(print: (text: string) => void, title: string, lines: readonly string[]): void {
  if (lines.length > 0) print(`\n${title} (${lines.length})\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

export function tally(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([text, times]) => `${times} × ${text}`);
}
