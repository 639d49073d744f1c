import type { InferredProperty } from './infer-properties.js';
import { wordsOf } from './words.js';

/** Names of ids, the best first; of the rest, a name whose last word is one of these. */
const BEST = ['arn', 'id', 'uid', 'uuid', 'guid', 'urn', 'self', 'serial', 'key', 'slug', 'name'];
/** Longest id that a store takes, in bytes. */
const MOST_BYTES = 8_000;

/**
 * Properties that could identify a record, the best first: a text or a number of its own in every record, under a name that ids have.
 */
export function idCandidates(properties: readonly InferredProperty[], records: number, node: string) {
  return properties
    .filter((candidate) => identifies(candidate, records))
    .map((candidate) => ({ candidate, rank: rankOf(candidate, node) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ candidate }) => candidate);
}

function identifies({ property, shape, path }: InferredProperty, records: number): boolean {
  const { values, kinds } = shape;
  if (property.sensitive !== undefined || property.type === 'datetime' || path.some(({ list }) => list)) return false;
  if (kinds.size !== 1 || values.length !== records || new Set(values).size !== records) return false;
  if (kinds.has('integer')) return values.every(Number.isSafeInteger);
  if (!kinds.has('string')) return false;
  return (values as readonly string[]).every(
    (value) => value.trim() !== '' && value.isWellFormed() && Buffer.byteLength(value) <= MOST_BYTES,
  );
}

function rankOf({ path }: InferredProperty, node: string): number {
  const words = wordsOf(path.at(-1)?.key ?? '');
  const last = words.at(-1) ?? '';
  const kind = BEST.indexOf(last);
  if (kind === -1) return Number.POSITIVE_INFINITY;
  // `id`, then `machine_id` of a Machine, then ids that may be of something else; then what stands deeper.
  const others = words.slice(0, -1).join('');
  const own = others === '' ? 0 : node.toLowerCase().endsWith(others) ? 1 : 2;
  return (path.length - 1) * 1_000 + own * 100 + kind;
}
