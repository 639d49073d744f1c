import type { CaseResult } from '@cadastre/testing/fault-sweep';
import type { SweepResult } from './sweep-faults.js';

/** The report of a sweep: the cases by fault, then what failed. */
export interface SweepReport {
  readonly lines: readonly string[];
  readonly failed: boolean;
}

/** Sums up the shares of a sweep. */
export function reportOf(shares: readonly SweepResult[]): SweepReport {
  const results = shares.flatMap((share) => share.results);
  const failures = results.filter(({ problem }) => problem !== undefined);
  // Each share finds the same.
  const unused = new Map(shares.flatMap((share) => share.unused.map((each) => [`${each.fetch}, ${each.fault}`, each])));
  const providers = new Set(shares.map(({ provider }) => provider));
  return {
    lines: [
      ...tableOf(results),
      ...failures.map(
        ({ fetch, call, where, fault, problem }) => `\nFAILED ${fetch}, ${call}, ${where}, ${fault}\n${problem}`,
      ),
      ...[...unused.keys()].map((name) => `\nFAILED the explanation of ${name} explains nothing: take it out`),
      '',
      ...[...providers].map((provider) => {
        const own = shares.filter((share) => share.provider === provider).flatMap((share) => share.results);
        return `${provider}: ${countsOf(own)}`;
      }),
      `all: ${countsOf(results)}`,
    ],
    failed: failures.length + unused.size > 0 || shares.some((share) => share.results.length === 0),
  };
}

function countsOf(results: readonly CaseResult[]): string {
  const passed = results.filter(({ problem }) => problem === undefined).length;
  return `${results.length} cases tried, ${passed} passed, ${results.length - passed} failed`;
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
