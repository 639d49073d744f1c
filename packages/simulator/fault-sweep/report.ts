import { explained } from './explained.js';
import type { CaseResult } from './fault-case.js';
import type { SweepResult } from './sweep-faults.js';

/** The report of a sweep: the cases by fault, then what failed. */
export interface SweepReport {
  readonly lines: readonly string[];
  readonly failed: boolean;
}

/** Sums up the shares of a sweep. */
export function reportOf(shares: readonly SweepResult[]): SweepReport {
  const results = shares.flatMap((share) => share.results);
  const used = new Set(shares.flatMap((share) => share.used));
  const failures = results.filter(({ problem }) => problem !== undefined);
  const unused = explained.filter((_, index) => !used.has(index));
  return {
    lines: [
      ...tableOf(results),
      ...failures.map(
        ({ fetch, call, where, fault, problem }) => `\nFAILED ${fetch}, ${call}, ${where}, ${fault}\n${problem}`,
      ),
      ...unused.map(
        ({ fetch, fault }) => `\nFAILED the explanation of ${fetch}, ${fault} explains nothing: take it out`,
      ),
      `\n${results.length} cases tried, ${results.length - failures.length} passed, ${failures.length} failed`,
    ],
    failed: failures.length + unused.length > 0 || results.length === 0,
  };
}

function tableOf(results: readonly CaseResult[]): string[] {
  const faults = [...new Set(results.map(({ fault }) => fault))].sort();
  const rows = faults.map((fault) => {
    const own = results.filter((result) => result.fault === fault);
    return [fault, own.length, own.filter(({ problem }) => problem === undefined).length] as const;
  });
  return [['fault', 'tried', 'passed'] as const, ...rows].map(
    ([fault, tried, passed]) => `${fault.padEnd(26)}${String(tried).padStart(7)}${String(passed).padStart(8)}`,
  );
}
