import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A whole number from 0 to `most`. */
export type Random = (most: number) => number;

/** Numbers that are the same for the same seed. */
export function randomOf(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  return (most) => uniformInt(generator, 0, Math.round(most));
}
