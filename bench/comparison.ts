import { formatTable } from '../packages/cli/src/output/table.js';

/** One line of the table: what we need, against a peer or the least that is possible. */
export interface Comparison {
  readonly what: string;
  readonly ours: string;
  /** Whom it is compared with, and what they need. */
  readonly other: string;
  readonly ratio: number;
  /** `atLeast` when the ratio says how many times faster than a peer it is, `atMost` when it says how many times the floor it takes. */
  readonly wanted?: { readonly atLeast: number } | { readonly atMost: number };
}

const COLUMNS = [
  { head: 'comparison' },
  { head: 'ours', align: 'right' },
  { head: 'peer or floor', align: 'right' },
  { head: 'ratio', align: 'right' },
  { head: 'wanted', align: 'right' },
  { head: 'met' },
] as const;

/** The table of a run, plain text. */
export function formatComparisons(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map((comparison) => {
    const { what, ours, other, ratio } = comparison;
    return [what, ours, other, formatRatio(ratio), wantedText(comparison), metText(comparison)];
  });
  return formatTable(COLUMNS, rows, { width: undefined, overflow: 'wrap', head: String });
}

/** Hands what a bench has measured to the program that runs all of them or, where the bench runs by itself, prints it. */
export function report(comparisons: readonly Comparison[]): void {
  if (process.send === undefined) console.log(formatComparisons(comparisons));
  else process.send(comparisons);
}

/** How many times faster than a peer. */
export function faster(
  what: string,
  ours: number,
  peer: { readonly name: string; readonly seconds: number },
  atLeast?: number,
): Comparison {
  return {
    what,
    ours: formatSeconds(ours),
    other: `${peer.name} ${formatSeconds(peer.seconds)}`,
    ratio: peer.seconds / ours,
    ...(atLeast === undefined ? {} : { wanted: { atLeast } }),
  };
}

/** How many times as long as a floor. */
export function slower(
  what: string,
  ours: number,
  floor: { readonly name: string; readonly seconds: number },
  atMost?: number,
): Comparison {
  return {
    what,
    ours: formatSeconds(ours),
    other: `${floor.name} ${formatSeconds(floor.seconds)}`,
    ratio: ours / floor.seconds,
    ...(atMost === undefined ? {} : { wanted: { atMost } }),
  };
}

/** Three digits or so: more would be noise. */
function formatSeconds(seconds: number): string {
  return `${seconds.toFixed(seconds < 1 ? 3 : seconds < 10 ? 2 : 1)} s`;
}

function formatRatio(ratio: number): string {
  return ratio.toFixed(2);
}

function wantedText({ wanted }: Comparison): string {
  if (wanted === undefined) return '';
  return 'atLeast' in wanted ? `at least ${wanted.atLeast}` : `at most ${wanted.atMost}`;
}

function metText({ wanted, ratio }: Comparison): string {
  if (wanted === undefined) return '';
  return ('atLeast' in wanted ? ratio >= wanted.atLeast : ratio <= wanted.atMost) ? 'yes' : 'no';
}
