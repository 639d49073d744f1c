import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Everything in an estate is dated back from here, so that a seed gives the same bytes on every day. */
export const NOW = new Date('2026-11-01T06:00:00Z');

const DAY_MS = 86_400_000;

/** Draws that depend on a path alone: each thing has a path of its own, so no thing's draws shift those of another. */
export interface Random {
  /** Both ends are included. */
  int(min: number, max: number): number;
  pick<T>(items: readonly T[]): T;
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean;
  /** A time between so many days before `NOW`, to the second. */
  daysAgo(min: number, max: number): Date;
}

export function random(path: string): Random {
  const generator = xoroshiro128plus(createHash('sha256').update(path).digest().readInt32BE());
  const int = (min: number, max: number) => uniformInt(generator, min, max);
  return {
    int,
    pick(items) {
      if (items.length === 0) throw new Error('nothing to pick from');
      return items[int(0, items.length - 1)] as (typeof items)[number];
    },
    chance: (probability) => int(0, 999_999) < probability * 1_000_000,
    daysAgo: (min, max) => daysAgo(min + int(0, (max - min) * 86_400) / 86_400),
  };
}

/** A fixed number of days before `NOW`. */
export function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - Math.round((days * DAY_MS) / 1000) * 1000);
}
