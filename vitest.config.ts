import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/{src,test,conformance}/**/*.test.ts', 'examples/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: [process.stdout.isTTY ? 'default' : 'dot', './scripts/closing-line-reporter.ts'],
  },
});
