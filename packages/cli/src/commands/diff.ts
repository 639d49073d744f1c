import { CadastreError, type GraphStore, type PastRun, planSync, readChanges, readRuns } from '@cadastre/core';
import type { CommandDef } from 'citty';
import { usageError } from '../arguments.js';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { loadConfig } from '../load-config.js';
import { withStore } from '../open-store.js';
import { ago } from '../output/ago.js';
import { formatNumber } from '../output/count.js';
import { formatJsonLine } from '../output/json.js';
import { type PrintedChanges, printChanges } from '../output/print-changes.js';
import type { Shell } from '../shell.js';

const ARGUMENTS = {
  run: { type: 'positional', required: false, description: 'The number of a run; the last one unless told.' },
  json: { type: 'boolean', description: 'Print every change as JSON, one a line.' },
} as const;

/** Rows of the table: who wants more reads the JSON. */
const MOST_ROWS = 1_000;

/** `cadastre diff`: what a run has created, changed and deleted. */
export function diffCommand(shell: Shell): CommandDef {
  return command({
    args: ARGUMENTS,
    async run(args): Promise<ExitCode> {
      const number = args.run === undefined ? undefined : runNumber(args.run);
      const config = await loadConfig(shell.io.cwd);
      const { schemas } = planSync(config.sources());
      await withStore(config.store, shell.io.cwd, 'read', async (store) => {
        const run = await findRun(store, number);
        if (run === undefined) {
          shell.note('The graph is empty: nothing has been synced yet.');
          return;
        }
        const changes = readChanges(store, schemas, run.run);
        if (args.json === true) for await (const change of changes) shell.print(formatJsonLine(change));
        else printDiff(shell, run, await firstOf(changes));
      });
      return EXIT.complete;
    },
  });
}

function runNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw usageError(`${text} is not the number of a run`, 'The report of a sync has it as `run`.');
  return number;
}

/** Finds a run by its number, or the last one; undefined where there was none yet. */
async function findRun(store: GraphStore, number: number | undefined): Promise<PastRun | undefined> {
  const runs = (await readRuns(store)).filter(({ outcome }) => outcome !== 'loaded');
  if (number === undefined) return runs[0];
  const found = runs.find(({ run }) => run === number);
  if (found !== undefined) return found;
  const known = runs.slice(0, 3).map(({ run }) => run);
  throw new CadastreError({
    code: 'RUN_UNKNOWN',
    message: `The graph knows of no run ${number}.`,
    hint:
      known.length === 0 ? 'Run a sync first.' : `About the last 100 are remembered; the latest: ${known.join(', ')}.`,
  });
}

async function firstOf(changes: ReturnType<typeof readChanges>): Promise<PrintedChanges> {
  const first: PrintedChanges['first'][number][] = [];
  let total = 0;
  for await (const change of changes) {
    total += 1;
    if (first.length < MOST_ROWS) first.push(change);
  }
  return { first, total };
}

function printDiff(shell: Shell, { run, outcome }: PastRun, changes: PrintedChanges): void {
  shell.note(`Run ${run}, ${ago(run, Date.now())}: ${outcome === 'running-part' ? 'running' : outcome}`);
  if (changes.total === 0) {
    shell.note('It has changed nothing.');
    return;
  }
  printChanges(shell, changes);
  const left = changes.total - changes.first.length;
  if (left > 0) shell.note(`${formatNumber(left)} more: \`cadastre diff ${run} --json\` prints all of them.`);
}
