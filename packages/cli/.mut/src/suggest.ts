import { closest, distance } from 'fastest-levenshtein';

/** A hint that names the candidate nearest to a word, or where none is near, all of them. */
export function suggest(word: string, candidates: readonly string[]): string {
  if (candidates.length === 0) return 'There are none.';
  const nearest = closest(word, candidates);
  return distance(word, nearest) <= Math.max(2, Math.floor(word.length / 3))
    ? `Did you mean ${nearest}?`
    : `Known: ${candidates.join(', ')}.`;
}
