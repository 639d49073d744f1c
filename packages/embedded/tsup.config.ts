import { copyFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts'],
  format: 'esm',
  dts: true,
  clean: true,
  sourcemap: true,
  // Started as a process of its own, so it must be a file beside the bundle.
  onSuccess: () => copyFile('src/query-worker.mjs', 'dist/query-worker.mjs'),
});
