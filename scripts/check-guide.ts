/*
 * Does what the guide and the README say: compiles and runs each of their blocks, in order, in a temporary folder, against a simulated organisation.
 * CONTRIBUTING.md says what a page can say of a block. Run: pnpm check:guide [PAGE…]
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { compileSchemas, formatDiagnostic } from '../packages/codegen/src/index.js';
import { checkQuery } from '../packages/core/src/index.js';
import { type Block, checkOf, type Mistake, schemaFolderOf } from './guide/block.js';
import { compileTypescript, type Written } from './guide/compile-typescript.js';
import { readBlocks } from './guide/read-blocks.js';
import { blockPath, pageFolder, runPage } from './guide/run-page.js';
import { openWorkshop, type Workshop } from './guide/workshop.js';

const root = resolve(import.meta.dirname, '..');
/** Pages that are run at the same time: most of the time goes to starting Node. */
const PAGES_AT_ONCE = 3;

/** What can be said of a block without running anything. */
async function lookAt(block: Block): Promise<Mistake[]> {
  const { page, line, text, says } = block;
  const check = checkOf(block);
  if (typeof check === 'object') return [{ page, line, text: check.mistake }];
  if (check === 'query') {
    const problems = await Promise.all([checkQuery(text, 'embedded'), checkQuery(text, 'neo4j')]);
    return problems.flat().map(({ code, message }) => ({ page, line, text: `${code}: ${message}` }));
  }
  const same = says.get('same');
  if (same === undefined) return [];
  // A file that is not there is the mistake that is told below.
  const original = await readFile(join(root, same), 'utf8').catch(() => undefined);
  return original?.trimEnd() === text.trimEnd() ? [] : [{ page, line, text: `it is not the same as ${same}` }];
}

async function schemaMistakes(workshop: Workshop, page: string, blocks: readonly Block[]): Promise<Mistake[]> {
  const schemas = blocks.filter((block) => checkOf(block) === 'schema');
  const folders = new Map(schemas.map((block) => [schemaFolderOf(blockPath(block)), block.line]));
  const mistakes: Mistake[] = [];
  for (const [folder = '', line] of folders) {
    const { diagnostics } = await compileSchemas(join(pageFolder(workshop, page), folder));
    mistakes.push(...diagnostics.map((diagnostic) => ({ page, line, text: formatDiagnostic(diagnostic) })));
  }
  return mistakes;
}

/** The files of TypeScript blocks. What a later block of the page has written over is written again beside it. */
async function writtenFiles(workshop: Workshop, blocks: readonly Block[]): Promise<Written[]> {
  const typescript = blocks.filter(
    (block) => block.lang === 'ts' && ['compile', 'run'].includes(String(checkOf(block))),
  );
  const files = new Map<string, Block>();
  for (const block of typescript) {
    const file = join(pageFolder(workshop, block.page), blockPath(block));
    const earlier = files.get(file);
    if (earlier !== undefined) {
      const beside = join(dirname(file), `block-${earlier.line}.ts`);
      await writeFile(beside, `${earlier.text}\n`);
      files.set(beside, earlier);
    }
    files.set(file, block);
  }
  return [...files].map(([file, block]) => ({ block, file }));
}

async function main(given: readonly string[]): Promise<void> {
  const guide = (await readdir(join(root, 'docs/guide'))).filter((name) => name.endsWith('.md')).sort();
  const pages = given.length > 0 ? given : ['README.md', ...guide.map((name) => `docs/guide/${name}`)];
  const read = await Promise.all(pages.map(async (page) => readBlocks(page, await readFile(join(root, page), 'utf8'))));
  const blocks = read.flatMap((each) => each.blocks);
  const mistakes = read.flatMap((each) => each.mistakes);
  for (const block of blocks) mistakes.push(...(await lookAt(block)));

  await using workshop = await openWorkshop(root);
  const left = pages.map((page, index) => ({ page, ofPage: read[index]?.blocks ?? [] }));
  // The longest first: nothing waits for it at the end.
  left.sort((a, b) => b.ofPage.length - a.ofPage.length);
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const { page, ofPage } = next;
      mistakes.push(...(await runPage(workshop, page, ofPage)), ...(await schemaMistakes(workshop, page, ofPage)));
    }
  };
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, work));
  mistakes.push(...(await compileTypescript(root, await writtenFiles(workshop, blocks))));

  mistakes.sort((a, b) => a.page.localeCompare(b.page) || a.line - b.line);
  for (const { page, line, text } of mistakes) console.error(`${page}:${line}: ${text}`);
  const checked = blocks.filter((block) => checkOf(block) !== 'none').length;
  console.log(
    `${blocks.length} blocks of ${pages.length} pages: ${checked} checked, ${blocks.length - checked} with a reason not to be, ${mistakes.length} mistakes, ${Math.round(performance.now() / 1_000)} s`,
  );
  process.exitCode = mistakes.length > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
