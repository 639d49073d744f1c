import type { PartitionReport, Source, SyncReport } from '@cadastre/core';
import type { Formatter } from 'picocolors/types.js';
import { groupBy } from '../group-by.js';
import type { Shell } from '../shell.js';
import { count, formatNumber } from './count.js';
import { formatDuration } from './duration.js';
import { printChanges } from './print-changes.js';
import { printProblems } from './print-problems.js';
import { printTable } from './print-table.js';
import { printText } from './print-text.js';
import type { Cell } from './table.js';

/** Above so many fetches a row stands for a service: nobody reads a hundred lines that all say `complete`. */
const MAX_ROWS = 24;

/** Prints what a sync did: a line per fetch or service, what went wrong, the totals. */
export function printSync(shell: Shell, report: SyncReport, sources: readonly Source[]): void {
  const fetches = groupBy(report.partitions, ({ source, fetch }) => `${source}/${fetch}`);
  const isLong = fetches.size > MAX_ROWS;
  const groups = isLong ? groupBy(report.partitions, (partition) => serviceOf(partition, sources)) : fetches;
  printTable(
    shell,
    [
      { head: isLong ? 'service' : 'fetch' },
      { head: 'parts', align: 'right', spare: 5 },
      { head: 'outcome' },
      { head: 'records', align: 'right', spare: 6 },
      { head: 'nodes', align: 'right' },
      { head: 'edges', align: 'right', spare: 3 },
      { head: 'new', align: 'right', spare: 1 },
      { head: 'deleted', align: 'right', spare: 2 },
      { head: 'time', align: 'right', spare: 4 },
    ],
    [...groups].map(([name, partitions]) => groupRow(shell, name, partitions)),
  );
  if (isLong)
    printText(shell, shell.out.dim(`${count(fetches.size, 'fetch', 'fetches')}; \`cadastre status\` lists each`));
  printProblems(shell, report, sources);
  printChanged(shell, report);
  printTotals(shell, report);
}

/** `aws/lambda`: the service of the fetch's first call, where its calls name one; else the source. */
function serviceOf({ source, fetch }: PartitionReport, sources: readonly Source[]): string {
  const [call = ''] =
    sources.find(({ name }) => name === source)?.fetches.find(({ name }) => name === fetch)?.calls ?? [];
  const service = /^([\w-]+):\w/.exec(call)?.[1];
  return service === undefined ? source : `${source}/${service}`;
}

/** Changes that are shown after a sync. */
const SHOWN = 10;

/** What has become of what was there before. What is new is only counted: at first, that is everything. */
function printChanged(shell: Shell, { changes, run }: SyncReport): void {
  const total = changes.counts.reduce((sum, { changed, deleted }) => sum + changed + deleted, 0);
  if (total === 0) return;
  const first = changes.first.filter(({ change }) => change !== 'created').slice(0, SHOWN);
  shell.print(`\n${shell.out.bold('Changed and deleted')}`);
  printChanges(shell, { first, total });
  if (total > first.length)
    shell.print(`… and ${formatNumber(total - first.length)} more: \`cadastre diff ${run}\` shows all of it.`);
}

function groupRow(shell: Shell, name: string, partitions: readonly PartitionReport[]): readonly Cell[] {
  const sum = (pick: (partition: PartitionReport) => number): string =>
    formatNumber(partitions.reduce((total, partition) => total + pick(partition), 0));
  return [
    name,
    formatNumber(partitions.length),
    fetchOutcome(shell, partitions),
    sum(({ records }) => records),
    sum(({ nodes }) => nodes),
    sum(({ edges }) => edges),
    sum(({ nodesCreated }) => nodesCreated),
    sum(({ nodesDeleted }) => nodesDeleted),
    // Partitions are read side by side: the slowest one says how long all of them took.
    formatDuration(partitions.reduce((slowest, { durationMs }) => Math.max(slowest, durationMs), 0)),
  ];
}

/** The worst comes first, with how many partitions ended so. */
function fetchOutcome({ out }: Shell, partitions: readonly PartitionReport[]): Cell {
  const styles: readonly (readonly [PartitionReport['outcome']['kind'], Formatter])[] = [
    ['failed', out.red],
    ['partial', out.yellow],
    ['complete', out.green],
    ['not-applicable', out.dim],
  ];
  for (const [kind, style] of styles) {
    const ended = partitions.filter(({ outcome }) => outcome.kind === kind).length;
    if (ended === 0) continue;
    const all = ended === partitions.length || kind === 'complete';
    const word = kind === 'not-applicable' ? 'n/a' : kind;
    return { text: all ? word : `${ended} ${word}`, style };
  }
  return '';
}

function printTotals({ print, out, width }: Shell, { totals, durationMs, outcome }: SyncReport): void {
  const style = { complete: out.green, partial: out.yellow, failed: out.red }[outcome];
  const deleted = totals.nodesDeleted + totals.edgesDeleted;
  const items = [
    `${outcome}  ${count(totals.partitions, 'partition')}`,
    `${count(totals.nodes, 'node')} (${formatNumber(totals.nodesCreated)} new)`,
    `${count(totals.edges, 'edge')} (${formatNumber(totals.edgesCreated)} new)`,
    `${formatNumber(deleted)} deleted`,
    `${count(totals.calls, 'call')}${totals.retries > 0 ? ` (${formatNumber(totals.retries)} again)` : ''}`,
    formatDuration(durationMs),
  ];
  print(`\n${joinItems(items, width).replace(outcome, style(out.bold(outcome)))}`);
}

/** Separated by commas; a line ends between two items, never within one. */
function joinItems(items: readonly string[], width = Number.POSITIVE_INFINITY): string {
  return items.reduce((text, item) => {
    const line = text.slice(text.lastIndexOf('\n') + 1);
    return `${text},${line.length + item.length + 3 > width ? '\n' : ' '}${item}`;
  });
}
