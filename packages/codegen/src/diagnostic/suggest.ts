import { closest, distance } from 'fastest-levenshtein';

/** `did you mean "x"?` for the candidate that is nearest to `word`, or undefined when none is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const list = [...candidates];
  if (list.length === 0) return undefined;
  const lower = word.toLowerCase();
  const begun =
    list.find((candidate) => candidate.toLowerCase() === lower) ?? list.find((candidate) => isStart(lower, candidate));
  const nearest = begun ?? closest(word, list);
  // Two letters that changed places are a distance of two.
  const near =
    begun !== undefined || distance(word, nearest) <= (word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3)));
  return near ? `did you mean "${nearest}"?` : undefined;
}

function isStart(word: string, candidate: string): boolean {
  return word.length >= 3 && candidate.toLowerCase().startsWith(word);
}
