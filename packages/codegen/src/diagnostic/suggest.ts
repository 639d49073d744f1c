import { closest, distance } from 'fastest-levenshtein';

/** `did you mean "x"?` for the candidate that is nearest to `word`, or undefined when none is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const list = [...candidates];
  if (list.length === 0) return undefined;
  const lower = word.toLowerCase();
  const sameLetters = list.find((candidate) => candidate.toLowerCase() === lower);
  const nearest = sameLetters ?? closest(word, list);
  const near = sameLetters !== undefined || distance(word, nearest) <= Math.max(1, Math.floor(word.length / 3));
  return near ? `did you mean "${nearest}"?` : undefined;
}
