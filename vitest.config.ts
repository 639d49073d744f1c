import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/{src,test,conformance}/**/*.test.ts', 'examples/**/*.test.ts'],
    pool: 'forks',
    // By default one core is left idle, which on a machine of two is half of it.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: [process.stdout.isTTY ? 'default' : 'dot', './scripts/closing-line-reporter.ts'],
  },
});
