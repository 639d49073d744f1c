import { expect, test } from 'vitest';
import { BASE } from '../../test/support/compile-files.js';
import { compileFiles } from '../compile.js';
import { formatDiagnostic, generate } from '../index.js';

const NESTED = {
  'aws/folder.yaml': `node: Folder
brief: A tenant within an account.
tenant: AWSAccount
partition: [account]
id: id
properties:
  id: { type: string, from: Id }
`,
  'aws/thing.yaml': `node: Thing
brief: A thing in a folder.
tenant: Folder
partition: [account, folder]
id: id
properties:
  id: { type: string, from: Id }
`,
};

/** The id of a tenant within another is the second scope value, not the first: a subscription of Azure is within a tenant of Microsoft. */
test.each([
  ['Folder', 'scope.account'],
  ['Thing', 'scope.folder'],
])('%s hangs below what has the id %s', async (name, scope) => {
  const files = Object.entries({ ...BASE, ...NESTED }).map(([file, text]) => ({ path: `schemas/${file}`, file, text }));
  const { model, diagnostics } = await compileFiles(files, 'schemas');
  expect(diagnostics.map(formatDiagnostic)).toEqual([]);
  const generated = generate(model).find(({ path }) => path.endsWith(`/${name.toLowerCase()}.ts`))?.content;
  expect(generated).toContain(`const edges: EdgeRow[] = [{ relationship: 0, match: [readId(${scope}, '${scope}')] }];`);
});
