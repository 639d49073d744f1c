import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type ErrorClass, messageOf, planSync, probeSource, type Source, scopeLister } from '@cadastre/core';
import type { CommandDef } from 'citty';
import type { StoreConfig } from '../config.js';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { untilInterrupted } from '../interrupt.js';
import { isCadastreError } from '../is-cadastre-error.js';
import { type LoadedConfig, loadConfig } from '../load-config.js';
import { withStore } from '../open-store.js';
import { count, formatNumber } from '../output/count.js';
import { formatHint } from '../output/errors.js';
import { escapeText } from '../output/escape.js';
import { FAILURE_WORDS, failureHint } from '../output/failure.js';
import type { Shell } from '../shell.js';

/** What came of one check. */
interface Finding {
  readonly ok: boolean;
  readonly what: string;
  readonly text: string;
  readonly hint?: string | undefined;
}

/** `cadastre doctor`: whether all is there that a sync needs. */
export function doctorCommand(shell: Shell): CommandDef {
  return command({
    args: {},
    async run(): Promise<ExitCode> {
      const findings: Finding[] = [];
      const report = (finding: Finding): void => {
        findings.push(finding);
        printFinding(shell, finding);
      };
      report(checkNode());
      let config: LoadedConfig | undefined;
      let sources: readonly Source[] = [];
      try {
        config = await loadConfig(shell.io.cwd);
        sources = config.sources();
        planSync(sources);
        report({ ok: true, what: 'configuration', text: `${config.file}, ${count(sources.length, 'source')}` });
      } catch (error) {
        report(failed('configuration', error));
      }
      if (config !== undefined) report(await checkStore(config.store, shell.io.cwd));
      await untilInterrupted(shell.io, async (signal) => {
        for (const source of sources) {
          const finding = await checkSource(source, signal);
          report(finding);
          if (finding.ok) report(await checkPermissions(source, signal));
        }
      });
      return findings.every(({ ok }) => ok) ? EXIT.complete : EXIT.error;
    },
  });
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return { ok, what: 'node', text: process.version, ...(ok ? {} : { hint: 'Install Node.js 20.19 or newer.' }) };
}

async function checkStore(store: StoreConfig, cwd: string): Promise<Finding> {
  const what = `${store.kind} graph`;
  const place = store.kind === 'embedded' ? store.path : store.uri;
  if (store.kind === 'embedded' && !(await exists(resolve(cwd, store.path)))) {
    return { ok: true, what, text: `${place} is not there yet; the first sync makes it` };
  }
  try {
    await withStore(store, cwd, 'read', (opened) => opened.query('RETURN 1 AS one'));
    return { ok: true, what, text: `${place} opens` };
  } catch (error) {
    return failed(what, error);
  }
}

async function checkSource(source: Source, signal: AbortSignal): Promise<Finding> {
  const what = `source ${source.name}`;
  const lister = scopeLister(source, signal);
  const partitions = new Map(source.fetches.map(({ partition }) => [partition.join(), partition]));
  const listed = (await Promise.all([...partitions.values()].map((names) => lister.list(names)))).flat();
  const unlisted = listed.flatMap((one) => ('unlisted' in one ? [one] : []));
  const [first] = unlisted;
  if (first === undefined) return { ok: true, what, text: `${count(listed.length, 'partition')} can be listed` };
  const { failure } = first;
  const place = [...Object.values(first.scope), first.unlisted].join(' ');
  const others = unlisted.length > 1 ? `, and ${unlisted.length - 1} more` : '';
  const text = `cannot list ${place}: ${FAILURE_WORDS[failure.class]} (${failure.code}: ${failure.message})${others}`;
  return { ok: false, what, text, hint: failureHint(failure.class, source.name, source.policy !== undefined) };
}

/** Tries each fetch up to its first records. What a provider does not have there is no gap. */
async function checkPermissions(source: Source, signal: AbortSignal): Promise<Finding> {
  const what = `permissions of ${source.name}`;
  const gaps: string[] = [];
  let tried = 0;
  let first: ErrorClass | undefined;
  for await (const { fetch, calls, failure } of probeSource(source, signal)) {
    tried += 1;
    if (failure === undefined || failure.class === 'unsupported' || failure.class === 'gone') continue;
    first ??= failure.class;
    gaps.push(
      `\n  ${fetch} (${calls.join(', ')}): ${FAILURE_WORDS[failure.class]} (${failure.code}: ${failure.message})`,
    );
  }
  if (first === undefined)
    return { ok: true, what, text: `all ${formatNumber(tried)} fetches that could be tried can be read` };
  const text = `${gaps.length} of ${formatNumber(tried)} fetches cannot be read:${gaps.join('')}`;
  return { ok: false, what, text, hint: failureHint(first, source.name, source.policy !== undefined) };
}

function failed(what: string, error: unknown): Finding {
  const [text, hint] = isCadastreError(error)
    ? [`${error.code}: ${error.message}`, error.hint]
    : [messageOf(error), undefined];
  return { ok: false, what, text, hint };
}

function printFinding({ print, out }: Shell, { ok, what, text, hint }: Finding): void {
  const mark = ok ? out.green('ok    ') : out.red('failed');
  print(`${mark}  ${escapeText(what)}: ${escapeText(text, 'keep lines')}`);
  if (hint !== undefined) print(`        ${formatHint(hint, out)}`);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
