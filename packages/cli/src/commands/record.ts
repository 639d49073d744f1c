import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import type { SchemaModel } from '@cadastre/codegen';
import {
  CadastreError,
  type PlannedFetch,
  planSync,
  type Selection,
  type Source,
  type SyncReport,
  sync,
} from '@cadastre/core';
import type { CommandDef } from 'citty';
import { usageError } from '../arguments.js';
import { command } from '../define-command.js';
import type { ExitCode } from '../exit-code.js';
import { untilInterrupted } from '../interrupt.js';
import { loadConfig } from '../load-config.js';
import { withStore } from '../open-store.js';
import { count } from '../output/count.js';
import { escapeText } from '../output/escape.js';
import { printSync } from '../output/print-sync.js';
import type { Exchange } from '../record/exchange.js';
import { noAnswer, notHttp, recordCalls } from '../record/record-calls.js';
import { sanitize } from '../record/sanitize.js';
import { noteHashes, sensitiveValues } from '../record/sensitive-values.js';
import { EXIT_OF } from '../run-sync.js';
import { compileFolder, SCHEMAS_ARGUMENT } from '../schema-folder.js';
import { SELECTION_ARGUMENTS, selectionsOf } from '../selection-arguments.js';
import type { Shell } from '../shell.js';
import { writePrivate } from '../write-private.js';

const { account, region, organization } = SELECTION_ARGUMENTS;

/** `cadastre record`: reads once, and saves what was answered for `testConnector` to replay. */
export function recordCommand(shell: Shell): CommandDef {
  return command({
    args: {
      fetch: {
        type: 'positional',
        required: true,
        valueHint: 'SOURCE/FETCH…',
        description: 'What to read, as acme/AcmeMachine; all of a source, as acme. What it is read for is read, too.',
      },
      out: {
        type: 'string',
        valueHint: 'DIR',
        description: 'The folder of the recordings; test/recordings unless told.',
      },
      name: {
        type: 'string',
        valueHint: 'NAME',
        description: 'Name of the file; that of the first fetch unless told.',
      },
      'keep-host': {
        type: 'string',
        valueHint: 'HOST',
        description: 'A host that every customer has in common, and that may be saved. May be repeated.',
      },
      ...{ account, region, organization },
      ...SCHEMAS_ARGUMENT,
    },
    async run(args, given): Promise<ExitCode> {
      const names = args._ as readonly string[];
      const file = fileName(args.name ?? names[0]?.replace('/', '-') ?? 'recording');
      const config = await loadConfig(shell.io.cwd);
      const selections = selectionsOf(new Map([...given, ['only', names]])) ?? [];
      const source = onlySource(config.sources(), selections);
      const models = await schemasIn(shell, args.schemas ?? config.schemas, args.schemas !== undefined);
      const exchanges: Exchange[] = [];
      const hashes = new Set<string>();
      const foreign: string[] = [];
      const recorded = recordCalls(source, {
        onExchange: (exchange) => exchanges.push(exchange),
        onForeign: (operation) => foreign.push(operation),
      });
      const report = await readOnce(shell, noteHashes(recorded, hashes), selections);
      if (foreign[0] !== undefined) throw notHttp(source, foreign[0]);
      if (exchanges.length === 0) {
        printSync(shell, report, [source]);
        throw noAnswer(source);
      }
      const keptHosts = given.get('keep-host') ?? [];
      const { exchanges: clean, counts } = sanitize(exchanges, {
        isSensitive: sensitiveValues(models, hashes),
        keptHosts,
      });
      const scope = selections[0]?.scope ?? {};
      const recording = {
        fetches: [...new Set(report.partitions.map(({ fetch }) => fetch))].sort(),
        ...(Object.keys(scope).length === 0 ? {} : { scope }),
        exchanges: clean,
      };
      const folder = resolve(shell.io.cwd, args.out ?? 'test/recordings');
      await mkdir(folder, { recursive: true });
      await writePrivate(join(folder, file), JSON.stringify(recording, undefined, 2));
      printSync(shell, report, [source]);
      const { secrets, names: people, addresses } = counts;
      shell.print(escapeText(`wrote ${relative(shell.io.cwd, join(folder, file))}: ${count(clean.length, 'answer')}`));
      shell.note(
        `replaced ${count(secrets, 'secret')}, ${count(people, 'name')}, ${addresses} mail addresses and the hosts; look through the file before you commit it`,
      );
      return EXIT_OF[report.outcome];
    },
  });
}

function fileName(name: string): string {
  if (!/^[\w.-]{1,100}$/.test(name) || name.startsWith('.'))
    throw usageError(
      '--name must be a name of letters, digits, dots, hyphens and underscores',
      'For example --name=two-accounts.',
    );
  return `${name}.json`;
}

/** One recording is of one source. Those whose calls are those of an SDK are refused before any is made. */
function onlySource(sources: readonly Source[], selections: readonly Selection[]): Source {
  const { fetches } = planSync(sources, selections);
  const [first] = fetches;
  const other = fetches.find(({ source }) => source !== first?.source);
  if (first === undefined || other !== undefined)
    throw usageError('a recording is of one source', `Record ${first?.source.name ?? 'one'} by itself.`);
  const all = (planned: PlannedFetch): string[] => [...planned.fetch.calls, ...planned.children.flatMap(all)];
  const operation = fetches.flatMap(all).find((call) => !/^[A-Z]+ \//.test(call));
  if (operation !== undefined) throw notHttp(first.source, operation);
  return first.source;
}

async function readOnce(shell: Shell, source: Source, only: readonly Selection[]): Promise<SyncReport> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-record-'));
  try {
    // The user's own graph is not touched.
    return await withStore({ kind: 'embedded', path: 'graph.grafeo' }, folder, 'write', (store) =>
      untilInterrupted(shell.io, (signal) => sync({ store, sources: [source], only, signal, concurrency: 1 })),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The schemas that say what is sensitive. A connector that comes as a package has none here. */
async function schemasIn(shell: Shell, folder: string, isTold: boolean): Promise<readonly SchemaModel[]> {
  try {
    const compilation = await compileFolder(shell, relative(process.cwd(), resolve(shell.io.cwd, folder)) || '.');
    if (compilation !== undefined) return compilation.model.schemas;
    throw usageError('the schemas have mistakes', 'Correct them first: they say what is sensitive.');
  } catch (error) {
    if (isTold || !(error instanceof CadastreError) || error.code !== 'SCHEMAS_MISSING') throw error;
    shell.note(`no schemas in ${folder}: what is sensitive is told by its name and its look alone`);
    return [];
  }
}
