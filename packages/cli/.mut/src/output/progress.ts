import type { Outcome, SyncEvent } from '@cadastre/core';
import { SingleBar } from 'cli-progress';
import type { Shell } from '../shell.js';
import { count, formatNumber } from './count.js';
import { escapeText } from './escape.js';

/** Shows how a sync goes, on standard error. */
export interface Progress {
  readonly onEvent: (event: SyncEvent) => void;
  /** Takes the bar away. */
  stop(): void;
}

/** A bar on a terminal, plain lines in a log. */
export function syncProgress(shell: Shell): Progress {
  return shell.io.stderr.isTTY === true ? progressBar(shell) : progressLines(shell);
}

const PHASES = { relationships: 'joining relationships', cleanup: 'removing what is gone' } as const;

function progressBar({ io, err }: Shell): Progress {
  const started = performance.now();
  const running = new Set<string>();
  const payload = { nodes: 0, partitions: 0, current: 'listing what there is to read' };
  let done = 0;
  let total = 0;
  const bar = new SingleBar({
    stream: io.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 20,
    format: (_options, { progress }) => {
      const filled = Math.round(progress * 20);
      const drawn = `${err.cyan('█'.repeat(filled))}${err.dim('░'.repeat(20 - filled))}`;
      const elapsed = `${formatNumber(Math.floor((performance.now() - started) / 1_000))} s`;
      const partitions = `${formatNumber(done)}/${formatNumber(total)}`;
      return `${drawn} ${partitions}  ${count(payload.nodes, 'node')}  ${elapsed}  ${err.dim(payload.current)}`;
    },
  });
  bar.start(1, 0);
  return {
    onEvent(event) {
      if (event.kind === 'planned') total = event.partitions;
      if (event.kind === 'partition-started') running.add(event.key);
      if (event.kind === 'partition-read') {
        running.delete(event.key);
        payload.nodes += event.nodes;
        done = event.done;
        total = event.partitions;
      }
      const [current] = running;
      payload.current = event.kind === 'phase' ? PHASES[event.phase] : escapeText(current ?? '');
      bar.update(total === 0 ? 0 : done / total);
    },
    stop: () => bar.stop(),
  };
}

/** Milliseconds between two lines that only say how far it is. */
const LINE_INTERVAL = 5_000;

function progressLines({ note }: Shell): Progress {
  let nodes = 0;
  let last = performance.now();
  return {
    onEvent(event) {
      if (event.kind === 'planned') note(`reading ${count(event.partitions, 'partition')}`);
      if (event.kind === 'phase') note(PHASES[event.phase]);
      if (event.kind !== 'partition-read') return;
      nodes += event.nodes;
      const { outcome, done, partitions } = event;
      if (outcome.kind === 'failed' || outcome.kind === 'partial') {
        note(escapeText(`${event.key}: ${outcome.kind}: ${outcomeText(outcome)}`));
      }
      if (performance.now() - last < LINE_INTERVAL && done < partitions) return;
      last = performance.now();
      note(`${formatNumber(done)}/${formatNumber(partitions)} partitions, ${count(nodes, 'node')}`);
    },
    stop: () => undefined,
  };
}

/** Why a partition was not read to its end; empty when it was. */
export function outcomeText(outcome: Outcome): string {
  if (outcome.kind === 'complete') return '';
  return outcome.kind === 'failed' ? `${outcome.failure.code}: ${outcome.failure.message}` : outcome.reason;
}
