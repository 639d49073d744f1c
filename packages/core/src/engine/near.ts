/** The candidates that look most like a word, best first; at most `most`, and none that shares less than a third of its letters' pairs. */
export function nearest(word: string, candidates: readonly string[], most = 3): readonly string[] {
  const wanted = pairsOf(word);
  return candidates
    .map((candidate) => ({ candidate, likeness: likeness(wanted, pairsOf(candidate)) }))
    .filter((one) => one.likeness > 1 / 3)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** A hint that names what is near a word or, where nothing is, some of what there is. */
export function nearHint(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  if (near.length > 0) return `Did you mean ${near.join(' or ')}?`;
  if (candidates.length === 0) return 'There are none.';
  const more = candidates.length - SHOWN;
  return `There are ${candidates.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

const SHOWN = 12;

function pairsOf(word: string): ReadonlySet<string> {
  const letters = word.toLowerCase().slice(0, 100);
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
