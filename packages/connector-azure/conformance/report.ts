import type { Difference } from '../../connector-aws/conformance/compare.js';
import { type Explanation, explanationOf } from '../../connector-aws/conformance/explained.js';
import { differenceText, section, tally } from '../../connector-aws/conformance/report.js';
import { table } from '../../connector-aws/conformance/table.js';
import type { FetchReport, Report } from './conform.js';
import { explained } from './explained.js';
import { type Unseen, unseenOf, without } from './unseen.js';

/** Prints what came of it all, and gives the exit code. */
export function printReport(
  { fetches, models, tokens }: Report,
  known: Unseen,
  print: (text: string) => void = console.log,
  explanations: readonly Explanation[] = explained,
): number {
  const used = new Set<Explanation>();
  const isFault = (difference: Difference) => {
    const explanation = explanationOf(difference, explanations);
    if (explanation !== undefined) used.add(explanation);
    return explanation === undefined;
  };
  const lines = fetches.map((report) => ({
    report,
    faults: report.results.flatMap(({ differences }) => differences).filter(isFault),
  }));
  const tried = lines.filter(({ report }) => report.results.some(({ missing }) => missing.length === 0));
  print(
    table(
      ['fetch', 'recordings', 'rows', 'fields', 'differences'],
      tried.map(({ report: { fetch, results }, faults }) => [
        fetch.name,
        results.length,
        sum(results, 'rows'),
        sum(results, 'fields'),
        faults.length,
      ]),
    ),
  );
  const results = fetches.flatMap((each) => each.results);
  const seen = new Set(results.flatMap((result) => result.seen));
  const unseen = unseenOf(models, seen);
  const lost = without(unseen, known);
  section(
    print,
    'Fetches that nothing was recorded for',
    fetches.filter((each) => !tried.some(({ report }) => report === each)).map(callsOf),
  );
  section(
    print,
    'Runs that ended at a call that nobody recorded',
    tally(
      results.flatMap(({ missing, trial }) => missing.slice(0, 1).map((call) => `${trial.fetch.name}: ${shape(call)}`)),
    ),
  );
  section(
    print,
    'Recorded with another API version',
    tally(results.flatMap(({ versions, trial }) => versions.map((version) => `${trial.fetch.name}: ${version}`))),
  );
  section(print, 'Properties that are seen now: take them out of unseen.json (--write)', without(known, unseen));
  section(
    print,
    'Properties of which no recorded answer has a value, and that are not in unseen.json: is the path right?',
    lost,
  );
  section(print, "Values that a schema's enum does not list", tally(results.flatMap(({ warnings }) => warnings)));
  section(
    print,
    'Rows that are made by the fetch, so that nothing recorded has their id',
    tally(results.flatMap(({ notFound }) => notFound)),
  );
  section(
    print,
    'Explanations that nothing needs any more',
    explanations.filter((each) => !used.has(each)).map(({ schema, path, why }) => `${schema}.${path}: ${why}`),
  );
  const faults = lines.flatMap((line) => line.faults);
  section(print, 'Differences', faults.slice(0, 200).map(differenceText));
  const failed = tried.filter((line) => line.faults.length > 0).length;
  print(
    `${sum(results, 'fields')} fields compared, ${results.length} runs, ${tokens} tokens by ClientSecretCredential over TLS`,
  );
  print(`${tried.length - failed} passed, ${failed} failed, ${fetches.length - tried.length} skipped`);
  return failed > 0 || lost.length > 0 || results.length === 0 ? 1 : 0;
}

function callsOf({ fetch }: FetchReport): string {
  return `${fetch.name}  ${fetch.calls[0]}`;
}

function sum<K extends string>(items: readonly Readonly<Record<K, number>>[], key: K): number {
  return items.reduce((total, item) => total + item[key], 0);
}

function shape(call: string): string {
  return call
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '…')
    .replace(/\?.*/, '')
    .slice(0, 160);
}
