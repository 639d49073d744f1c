import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', conformance: 'src/store/conformance/index.ts' },
  format: 'esm',
  dts: true,
  clean: true,
  sourcemap: true,
});
