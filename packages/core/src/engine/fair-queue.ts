/** Runs work when its turn comes. `shares` name what it has in common with other work, such as its account, its region and its service. */
export type FairQueue = <T>(shares: readonly string[], work: () => Promise<T>) => Promise<T>;

interface Share {
  running: number;
}

/** Work of the same shares, in the order in which it came. */
interface Lane {
  readonly key: string;
  readonly shares: readonly Share[];
  readonly waiting: Turn[];
}

interface Turn {
  /** Grows from turn to turn. */
  readonly number: number;
  start(): void;
}

/**
 * Makes a queue that runs so much at a time. The next is what has the least running beside it of its own shares, and of equals what has waited
 * longest: what is slow, or held back by its provider, keeps its places, so that fewer of its kind are started, and all else goes on.
 */
export function fairQueue(concurrency: number): FairQueue {
  const shares = new Map<string, Share>();
  const lanes = new Map<string, Lane>();
  let running = 0;
  let turns = 0;

  function laneOf(names: readonly string[]): Lane {
    const key = JSON.stringify(names);
    let lane = lanes.get(key);
    if (lane === undefined) {
      lane = { key, shares: [key, ...names].map(shareOf), waiting: [] };
      lanes.set(key, lane);
    }
    return lane;
  }

  function shareOf(name: string): Share {
    let share = shares.get(name);
    if (share === undefined) {
      share = { running: 0 };
      shares.set(name, share);
    }
    return share;
  }

  function startNext(): void {
    while (running < concurrency) {
      const lane = leastRunning(lanes.values());
      if (lane === undefined) return;
      const turn = lane.waiting.shift();
      if (lane.waiting.length === 0) lanes.delete(lane.key);
      count(lane, 1);
      turn?.start();
    }
  }

  function count({ shares: own }: Lane, change: 1 | -1): void {
    running += change;
    for (const share of own) share.running += change;
  }

  return async (names, work) => {
    const lane = laneOf(names);
    turns += 1;
    await new Promise<void>((start) => {
      lane.waiting.push({ number: turns, start });
      // Not at once: what comes with it is chosen from as well.
      queueMicrotask(startNext);
    });
    try {
      return await work();
    } finally {
      count(lane, -1);
      startNext();
    }
  };
}

function leastRunning(lanes: Iterable<Lane>): Lane | undefined {
  let least: Lane | undefined;
  let leastOf = Number.POSITIVE_INFINITY;
  for (const lane of lanes) {
    let sum = 0;
    for (const share of lane.shares) sum += share.running;
    if (sum < leastOf || (sum === leastOf && numberOf(lane) < numberOf(least))) {
      least = lane;
      leastOf = sum;
    }
  }
  return least;
}

function numberOf(lane: Lane | undefined): number {
  return lane?.waiting[0]?.number ?? Number.POSITIVE_INFINITY;
}
