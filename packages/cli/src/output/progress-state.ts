import type { SyncEvent } from '@cadastre/core';

/** Where a sync is, as far as its events tell. */
export interface ProgressState {
  readonly done: number;
  readonly total: number;
  readonly nodes: number;
  /** What it does apart from reading; empty while it reads. */
  readonly phase: string;
  /** The partition that has been read for longest; empty when none is. */
  readonly current: string;
  /** Calls that ended in a second, over the last few. */
  readonly callsPerSecond: number;
  /** The rate limits that were hit a moment ago, the last one first. */
  readonly throttled: readonly string[];
}

/** Takes the events of a sync, and says where it is. Times are milliseconds of any clock that never goes back. */
export interface ProgressTracker {
  note(event: SyncEvent, now: number): void;
  state(now: number): ProgressState;
}

const PHASES = { relationships: 'joining relationships', cleanup: 'removing what is gone' } as const;

/** Milliseconds over which the rate is taken. */
const RATE_WINDOW = 5_000;
/** Milliseconds for which a limit counts as hit: about as long as the engine waits before it tries again. */
const THROTTLED_FOR = 10_000;

/** Starts to follow a sync. */
export function trackProgress(started: number): ProgressTracker {
  const running = new Set<string>();
  /** Calls that ended, by second; a busy sync makes hundreds in one. */
  const calls = new Map<number, number>();
  const throttled = new Map<string, number>();
  let [done, total, nodes, phase] = [0, 0, 0, 'listing what there is to read'];

  function noteCall({ limit, failure }: Extract<SyncEvent, { kind: 'call' }>, now: number): void {
    const second = Math.floor(now / 1_000);
    calls.set(second, (calls.get(second) ?? 0) + 1);
    for (const old of calls.keys()) if (old * 1_000 < now - RATE_WINDOW) calls.delete(old);
    if (failure !== 'throttled') return;
    throttled.delete(limit);
    throttled.set(limit, now);
  }

  return {
    note(event, now) {
      if (event.kind === 'call') noteCall(event, now);
      if (event.kind === 'phase') {
        phase = PHASES[event.phase];
        // Nobody waits for them any more.
        throttled.clear();
      }
      if (event.kind === 'planned') [total, phase] = [event.partitions, ''];
      if (event.kind === 'partition-started') running.add(event.key);
      if (event.kind !== 'partition-read') return;
      running.delete(event.key);
      nodes += event.nodes;
      [done, total] = [event.done, event.partitions];
    },
    state(now) {
      const [current = ''] = running;
      const window = Math.min(RATE_WINDOW, Math.max(1_000, now - started));
      const recent = [...calls].filter(([second]) => (second + 1) * 1_000 > now - window);
      const hit = [...throttled].filter(([, at]) => now - at < THROTTLED_FOR);
      return {
        done,
        total,
        nodes,
        phase,
        current,
        callsPerSecond: recent.reduce((sum, [, count]) => sum + count, 0) / (window / 1_000),
        throttled: hit.map(([limit]) => limit).reverse(),
      };
    },
  };
}
