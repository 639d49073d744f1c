import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsup';

// What it shares with the command is bundled: `npm create` downloads this package at every use, and must not fetch database drivers for it.
export default defineConfig({
  entry: ['src/index.ts', 'src/main.ts'],
  format: 'esm',
  dts: { entry: 'src/index.ts' },
  clean: true,
  sourcemap: true,
  noExternal: [/^@cadastre\//],
  esbuildOptions: (options) => {
    // Of the whole core only its errors are used; its engine and stores would be bundled too.
    options.alias = { '@cadastre/core': fileURLToPath(new URL('../core/src/errors.ts', import.meta.url)) };
  },
});
