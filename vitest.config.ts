import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import LongestFirst from './scripts/longest-first.js';

export default defineConfig({
  test: {
    include: ['packages/*/{src,test,conformance}/**/*.test.ts', 'examples/**/*.test.ts'],
    pool: 'forks',
    // By default one core is left idle; and sweeps wait for calls that hang, in which time another file can be run.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Files share what they import: loading the SDKs anew for each took longer than the tests.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: [
      process.stdout.isTTY ? 'default' : 'dot',
      './scripts/scorecard-reporter.ts',
      './scripts/closing-line-reporter.ts',
    ],
  },
});
