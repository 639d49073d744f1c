import { defineConfig } from 'tsup';

// What it shares with the command is bundled: `npm create` downloads this package at every use, and must not fetch database drivers for it.
export default defineConfig({
  entry: ['src/index.ts', 'src/main.ts'],
  format: 'esm',
  dts: { entry: 'src/index.ts' },
  clean: true,
  sourcemap: true,
  noExternal: [/^@cadastre\//],
  treeshake: true,
});
