import type { Outcome, SyncEvent } from '@cadastre/core';
import type { Shell } from '../shell.js';
import { count } from './count.js';
import { escapeText } from './escape.js';
import { holdWarnings } from './hold-warnings.js';
import { progressLine, progressText } from './progress-line.js';
import { trackProgress } from './progress-state.js';

/** Shows how a sync goes, on standard error. */
export interface Progress {
  readonly onEvent: (event: SyncEvent) => void;
  /** Takes the line away. May be called again. */
  stop(): void;
}

/** A line that moves on a terminal, plain lines in a log. */
export function syncProgress(shell: Shell): Progress {
  const { stderr, env } = shell.io;
  return stderr.isTTY === true && env.TERM !== 'dumb' ? movingLine(shell) : logLines(shell);
}

/** Milliseconds between two drawings. */
const FRAME = 100;
/** Columns at the end: for the `^C` that a terminal writes there, and one more, since some go on to the next line when the last one is written. */
const KEPT_FREE = 3;
/** Moves to the start of the line, and clears from there to its end. Nothing else of the terminal is changed, so nothing has to be put back. */
const [START, CLEAR] = ['\r', '\u001b[K'];

function movingLine({ io: { stderr }, err }: Shell): Progress {
  const started = performance.now();
  const tracker = trackProgress(started);
  const releaseWarnings = holdWarnings();
  let isStopped = false;

  function draw(): void {
    if (isStopped) return;
    const now = performance.now();
    const width = Math.max(1, (stderr.columns ?? 80) - KEPT_FREE);
    stderr.write(`${START}${progressLine(tracker.state(now), now - started, width, err)}${CLEAR}`);
  }

  draw();
  const timer = setInterval(draw, FRAME).unref();
  return {
    onEvent(event) {
      tracker.note(event, performance.now());
      if (event.kind === 'phase' || (event.kind === 'partition-read' && event.done === event.partitions)) draw();
    },
    stop() {
      if (isStopped) return;
      isStopped = true;
      clearInterval(timer);
      stderr.write(START + CLEAR);
      releaseWarnings();
    },
  };
}

/** Milliseconds between two lines that only say how far it is: at first, and once it takes long. */
const [OFTEN, SELDOM, LONG] = [5_000, 30_000, 60_000];

function logLines({ note }: Shell): Progress {
  const started = performance.now();
  const tracker = trackProgress(started);
  const told = new Set<string>();
  let last = started;

  function tell(): void {
    last = performance.now();
    note(progressText(tracker.state(last)));
  }

  // By the clock, not by what happens: a sync that waits for its provider says so.
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - last >= (now - started < LONG ? OFTEN : SELDOM)) tell();
  }, 1_000).unref();
  return {
    onEvent(event) {
      tracker.note(event, performance.now());
      if (event.kind === 'planned') note(`reading ${count(event.partitions, 'partition')}`);
      if (event.kind === 'phase') note(tracker.state(performance.now()).phase);
      if (event.kind !== 'partition-read') return;
      const { outcome, done, partitions, key } = event;
      const reason = `${outcome.kind}: ${outcomeText(outcome)}`;
      // One line for what fails in every account alike; the summary counts them.
      const alike = `${key.split('/', 2).join('/')} ${reason}`;
      if ((outcome.kind === 'failed' || outcome.kind === 'partial') && !told.has(alike)) {
        told.add(alike);
        note(escapeText(`${key}: ${reason}`));
      }
      if (done === partitions) tell();
    },
    stop: () => clearInterval(timer),
  };
}

/** Why a partition was not read to its end; empty when it was. */
export function outcomeText(outcome: Outcome): string {
  if (outcome.kind === 'complete') return '';
  return outcome.kind === 'failed' ? `${outcome.failure.code}: ${outcome.failure.message}` : outcome.reason;
}
