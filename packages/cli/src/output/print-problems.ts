import type { ErrorClass, PartitionReport, Source, SyncReport } from '@cadastre/core';
import { groupBy } from '../group-by.js';
import type { Shell } from '../shell.js';
import { andMore, count, formatNumber } from './count.js';
import { formatHint } from './errors.js';
import { FAILURE_WORDS, failureHint } from './failure.js';
import { printTable } from './print-table.js';
import { printText } from './print-text.js';
import { outcomeText } from './progress.js';

/** Most lines of one kind of problem; `--json` has all. */
const MAX_LINES = 20;

/** Prints what a sync could not read, join or store, and what to do about it. Prints nothing when all went well. */
export function printProblems(shell: Shell, report: SyncReport, sources: readonly Source[]): void {
  const { partitions, unresolved } = report;
  const unread = partitions.filter(({ outcome }) => outcome.kind === 'failed' || outcome.kind === 'partial');
  const alike = groupBy(unread, (partition) => `${partition.source} ${whyUnread(partition)}`);
  section(
    shell,
    'Not read to the end: kept as it was',
    ['partition', 'why'],
    [...alike.values()].flatMap((partitions) => {
      const [first] = partitions;
      return first === undefined ? [] : [[namesOf(first, partitions), whyUnread(first)]];
    }),
  );
  printGaps(shell, unread, sources);
  section(
    shell,
    'Not deleted: more than half of the partition was gone at once',
    ['partition', 'held'],
    partitions.filter(({ held }) => held > 0).map(({ key, held }) => [key, formatNumber(held)]),
    'If they are really gone, the next run deletes them, or run `cadastre sync --accept-deletions` now.',
  );
  const kept = report.vanished.filter(({ nodes }) => nodes > 0);
  section(
    shell,
    'No longer listed: kept for a while, and then forgotten',
    ['partition', 'nodes', 'missed since'],
    kept.map(({ key, nodes, since }) => [key, formatNumber(nodes), new Date(since).toISOString().slice(0, 10)]),
    'If it was closed for good, run `cadastre sync --accept-deletions` to forget it now.',
  );
  section(
    shell,
    'Selected and not listed: nothing was read of it',
    ['source', 'what', 'value'],
    report.missing.map(({ source, name, value }) => [source, name, value]),
  );
  section(
    shell,
    'Relationships whose other end is not in the graph',
    ['from', 'relationship', 'to', 'count'],
    unresolved.map(({ schema, type, to, count: missing }) => [schema, type, to, formatNumber(missing)]),
  );
  section(
    shell,
    'Records that could not be stored',
    ['partition', 'records', 'for example'],
    partitions
      .filter(({ quarantined }) => quarantined > 0)
      .map(({ key, quarantined, samples: [sample] }) => [
        key,
        formatNumber(quarantined),
        sample === undefined ? '' : `${sample.schema}: ${sample.reason}`,
      ]),
  );
  section(
    shell,
    'Values that the schemas did not expect, stored all the same',
    ['partition', 'value', 'count'],
    partitions.flatMap(({ key, warnings }) =>
      Object.entries(warnings).map(([text, times]) => [key, text, formatNumber(times)]),
    ),
  );
}

function section(
  shell: Shell,
  title: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  hint?: string,
): void {
  if (rows.length === 0) return;
  printText(shell, `\n${shell.out.yellow(title)}`);
  printTable(
    shell,
    heads.map((head) => ({ head })),
    rows.slice(0, MAX_LINES),
    'wrap',
  );
  if (rows.length > MAX_LINES) shell.print(`and ${formatNumber(rows.length - MAX_LINES)} more; --json prints all`);
  if (hint !== undefined) printText(shell, formatHint(hint, shell.out));
}

/** Those that ended alike: `aws/AWSLambda/1/eu-west-1 and 3 more`, and of how many fetches, where it is more than one. */
function namesOf(first: PartitionReport, partitions: readonly PartitionReport[]): string {
  const fetches = new Set(partitions.map(({ fetch }) => fetch)).size;
  const names = andMore(first.key, partitions.length - 1);
  return fetches === 1 ? names : `${names}, of ${formatNumber(fetches)} fetches`;
}

function whyUnread({ outcome }: PartitionReport): string {
  const failure = failureOf(outcome);
  const text = outcomeText(outcome);
  return failure === undefined ? text : `${FAILURE_WORDS[failure]} (${text})`;
}

/** What the credentials may not do, and what to do about every kind of failure that came up. */
function printGaps(shell: Shell, unread: readonly PartitionReport[], sources: readonly Source[]): void {
  const callsOf = (source: string, fetch: string): readonly string[] =>
    sources.find(({ name }) => name === source)?.fetches.find(({ name }) => name === fetch)?.calls ?? [];
  const denied = groupBy(
    unread.filter(({ outcome }) => failureOf(outcome) === 'denied'),
    ({ source, fetch }) => callsOf(source, fetch).join(', ') || `what ${source}/${fetch} calls`,
  );
  section(
    shell,
    'Permission gaps',
    ['calls, of which one was denied', 'in'],
    [...denied].map(([calls, partitions]) => [calls, places(partitions)]),
  );
  const hints = unread.flatMap(({ source, outcome }) => {
    const failure = failureOf(outcome);
    if (failure === undefined) return [];
    const hasPolicy = sources.some(({ name, policy }) => name === source && policy !== undefined);
    return [failureHint(failure, source, hasPolicy)];
  });
  for (const hint of new Set(hints)) printText(shell, formatHint(hint, shell.out));
}

function places(partitions: readonly PartitionReport[]): string {
  if (partitions.length > 3) return count(partitions.length, 'partition');
  return partitions.map(({ scope }) => Object.values(scope).join(' ')).join(', ');
}

function failureOf(outcome: PartitionReport['outcome']): ErrorClass | undefined {
  return outcome.kind === 'failed' || outcome.kind === 'partial' ? outcome.failure?.class : undefined;
}
