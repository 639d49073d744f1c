import { defineConfig } from 'vitest/config';
export default defineConfig({
  root: '/work/main',
  plugins: [{ name: 'sweep-fix', enforce: 'pre', transform(code: string, id: string) {
    if (!id.endsWith('engine/sweep.ts')) return;
    const fixed = code.replace('let ids = await deleteAll', 'const ids = await deleteAll')
      .replace('for (; ids.length > 0; ids = ids.slice(DELETE_LIMIT)) {', 'for (let start = 0; start < ids.length; start += DELETE_LIMIT) {')
      .replace('.slice(0, DELETE_LIMIT)\n', '.slice(start, start + DELETE_LIMIT)\n');
    console.log('patched', fixed !== code);
    return fixed;
  } }],
  test: { include: ['packages/connector-aws/test/moto.test.ts'], pool: 'forks', testTimeout: 60000, hookTimeout: 120000 },
});
