import { type Failure, type ListedScope, type PlannedFetch, planSync, type Scope, scopeLister } from '@cadastre/core';
import type { CommandDef } from 'citty';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { untilInterrupted } from '../interrupt.js';
import { loadConfig } from '../load-config.js';
import { formatNumber } from '../output/count.js';
import { formatHint } from '../output/errors.js';
import { FAILURE_WORDS, failureHint } from '../output/failure.js';
import { formatJson } from '../output/json.js';
import { printTable } from '../output/print-table.js';
import type { Shell } from '../shell.js';

/** One fetch in the order of reading, as `cadastre plan --json` prints it. */
interface PlanLine {
  readonly source: string;
  readonly fetch: string;
  readonly emits: readonly string[];
  /** Label of the nodes that it is read for, one at a time. */
  readonly for: string | null;
  readonly calls: readonly string[];
  readonly partition: readonly string[];
  readonly scopes: readonly Scope[];
  readonly unlisted: readonly { readonly scope: Scope; readonly name: string; readonly failure: Failure }[];
}

/** `cadastre plan`: what a sync would read, without reading it. */
export function planCommand(shell: Shell): CommandDef {
  return command({
    args: { json: { type: 'boolean', description: 'Print the plan as JSON.' } },
    async run(args): Promise<ExitCode> {
      const sources = (await loadConfig(shell.io.cwd)).sources();
      const { fetches } = planSync(sources);
      const lines = await untilInterrupted(shell.io, async (signal) => {
        const listers = new Map(sources.map((source) => [source, scopeLister(source, signal)]));
        const listed = fetches.map(async (planned) =>
          planLines(planned, (await listers.get(planned.source)?.list(planned.fetch.partition)) ?? []),
        );
        return (await Promise.all(listed)).flat();
      });
      if (args.json === true) shell.print(formatJson({ fetches: lines }));
      else printPlan(shell, lines);
      if (lines.every(({ unlisted }) => unlisted.length === 0)) return EXIT.complete;
      return lines.some(({ scopes }) => scopes.length > 0) ? EXIT.partial : EXIT.failed;
    },
  });
}

function planLines({ source, fetch, children }: PlannedFetch, listed: readonly ListedScope[]): PlanLine[] {
  const line: PlanLine = {
    source: source.name,
    fetch: fetch.name,
    emits: fetch.emits.map(({ name }) => name),
    for: fetch.for ?? null,
    calls: fetch.calls,
    partition: fetch.partition,
    scopes: listed.flatMap((one) => ('unlisted' in one ? [] : [one.scope])),
    unlisted: listed.flatMap((one) =>
      'unlisted' in one ? [{ scope: one.scope, name: one.unlisted, failure: one.failure }] : [],
    ),
  };
  return [line, ...children.flatMap((child) => planLines(child, listed))];
}

function printPlan(shell: Shell, lines: readonly PlanLine[]): void {
  printTable(
    shell,
    [{ head: 'fetch' }, { head: 'one per' }, { head: 'parts', align: 'right' }, { head: 'calls' }],
    lines.map((line) => [
      `${line.source}/${line.fetch}`,
      [...line.partition, ...(line.for === null ? [] : [line.for])].join(', '),
      formatNumber(line.scopes.length) + (line.unlisted.length > 0 ? '+?' : ''),
      line.calls.join(', '),
    ]),
    'wrap',
  );
  const unlisted = new Map(
    lines.flatMap(({ source, unlisted: failures }) =>
      failures.map(({ scope, name, failure }) => [
        [source, ...Object.values(scope), name].join('/'),
        { source, place: [source, ...Object.values(scope)].join(' '), name, failure },
      ]),
    ),
  );
  if (unlisted.size === 0) return;
  shell.print(`\n${shell.out.yellow('Could not be listed')}`);
  printTable(
    shell,
    [{ head: 'of' }, { head: 'what' }, { head: 'why' }],
    [...unlisted.values()].map(({ place, name, failure }) => [
      place,
      name,
      `${FAILURE_WORDS[failure.class]} (${failure.code}: ${failure.message})`,
    ]),
    'wrap',
  );
  const hints = new Set([...unlisted.values()].map(({ source, failure }) => failureHint(failure.class, source)));
  for (const hint of hints) shell.print(formatHint(hint, shell.out));
}
