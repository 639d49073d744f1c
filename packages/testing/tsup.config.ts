import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', 'fault-sweep': 'src/fault-sweep/index.ts' },
  format: 'esm',
  dts: true,
  clean: true,
  sourcemap: true,
});
