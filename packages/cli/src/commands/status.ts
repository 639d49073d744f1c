import { type LedgerEntry, readLedger } from '@cadastre/core';
import type { CommandDef } from 'citty';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { groupBy } from '../group-by.js';
import { loadConfig } from '../load-config.js';
import { withStore } from '../open-store.js';
import { ago } from '../output/ago.js';
import { andMore, formatNumber } from '../output/count.js';
import { failureWords } from '../output/failure.js';
import { formatJson } from '../output/json.js';
import { printTable } from '../output/print-table.js';
import type { Cell } from '../output/table.js';
import type { Shell } from '../shell.js';

/** `cadastre status`: how fresh the graph is. */
export function statusCommand(shell: Shell): CommandDef {
  return command({
    args: { json: { type: 'boolean', description: 'Print every partition as JSON.' } },
    async run(args): Promise<ExitCode> {
      const config = await loadConfig(shell.io.cwd);
      const entries = await withStore(config.store, shell.io.cwd, 'read', readLedger);
      if (args.json === true) {
        shell.print(formatJson({ partitions: entries.map((entry) => ({ ...entry, stale: isStale(entry) })) }));
      } else if (entries.length === 0) shell.note('The graph is empty: nothing has been synced yet.');
      else printStatus(shell, entries, Date.now());
      return EXIT.complete;
    },
  });
}

/** True when the graph holds an older state of the partition than the last run tried to read, or more than it found. */
function isStale({ outcome, held, nodes }: LedgerEntry): boolean {
  if (outcome === 'vanished') return nodes > 0;
  return held > 0 || (outcome !== 'complete' && outcome !== 'not-applicable');
}

function printStatus(shell: Shell, entries: readonly LedgerEntry[], now: number): void {
  const fetches = groupBy(entries, ({ source, fetch }) => `${source}/${fetch}`);
  printTable(
    shell,
    [
      { head: 'fetch' },
      { head: 'parts', align: 'right' },
      { head: 'stale', align: 'right' },
      { head: 'nodes', align: 'right' },
      { head: 'oldest complete read' },
    ],
    [...fetches].map(([name, partitions]) => fetchRow(shell, name, partitions, now)),
  );
  const stale = entries.filter(isStale);
  if (stale.length === 0) return;
  shell.print(`\n${shell.out.yellow('Stale: the graph holds what was read before')}`);
  printTable(
    shell,
    [{ head: 'partition' }, { head: 'read to the end' }, { head: 'why' }],
    [...groupBy(stale, (entry) => `${entry.source}/${entry.fetch} ${whyStale(entry)}`).values()].map((alike) => [
      andMore(alike[0]?.key ?? '', alike.length - 1),
      readAgo(oldestRead(alike), now),
      alike[0] === undefined ? '' : whyStale(alike[0]),
    ]),
    'wrap',
  );
}

function fetchRow({ out }: Shell, name: string, partitions: readonly LedgerEntry[], now: number): readonly Cell[] {
  const stale = partitions.filter(isStale).length;
  // What does not exist somewhere, such as a service in a region, is never read there and cannot grow old.
  const read = partitions.filter(({ outcome }) => outcome !== 'not-applicable' && outcome !== 'vanished');
  return [
    name,
    formatNumber(partitions.length),
    { text: formatNumber(stale), style: stale > 0 ? out.yellow : out.green },
    formatNumber(partitions.reduce((total, { nodes }) => total + nodes, 0)),
    read.length === 0 ? 'not applicable' : readAgo(oldestRead(read), now),
  ];
}

/** The oldest complete read; null when one was never read to its end. */
function oldestRead(partitions: readonly LedgerEntry[]): number | null {
  return partitions.reduce<number | null>(
    (oldest, { completeRun }) => (oldest === null || completeRun === null ? null : Math.min(oldest, completeRun)),
    Number.POSITIVE_INFINITY,
  );
}

function readAgo(run: number | null, now: number): string {
  return run === null ? 'never' : ago(run, now);
}

function whyStale({ outcome, reason, errorClass, held, heldRun }: LedgerEntry): string {
  if (outcome === 'vanished') return reason ?? 'it is no longer listed';
  if (outcome === 'complete' && heldRun !== null) {
    return `${formatNumber(held)} of it were gone at once; they are deleted when the next run agrees`;
  }
  if (outcome === 'running')
    return 'a sync was cut off before it was done, or is running now; `cadastre sync --resume` goes on with it';
  const words = errorClass === null ? 'it was not read to its end' : failureWords(errorClass);
  return reason === null ? words : `${words} (${reason})`;
}
