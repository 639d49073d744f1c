/*
 * Runs the benchmarks that are named, or all of them, one after the other, and prints one table. Numbers of different machines cannot be compared, and
 * nothing here is asserted: what counts is the ratio of the two sides of a line, which were measured side by side.
 * Run: pnpm bench, or pnpm bench neo4j mapping
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Comparison, formatComparisons } from './comparison.js';

/** In this order; each is a program of its own, `bench/<name>.ts`, which hands over what it has measured with `report`, or prints it. */
const BENCHES = ['neo4j', 'embedded', 'mapping', 'fetch', 'start', 'memory'];
/** Only by name: it takes long. */
const LONG = ['memory-long'];

const known = [...BENCHES, ...LONG].filter((name) => existsSync(pathOf(name)));
const named = process.argv.slice(2);
const unknown = named.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark is called ${unknown.join(', ')}; there are ${known.join(', ')}`);
  process.exitCode = 64;
} else {
  await main(named.length > 0 ? named : known.filter((name) => !LONG.includes(name)));
}

async function main(names: readonly string[]): Promise<void> {
  const comparisons: Comparison[] = [];
  for (const name of names) {
    const started = performance.now();
    console.error(`${name} …`);
    const { code, measured } = await run(name);
    comparisons.push(...measured);
    console.error(`${name}: ${Math.round((performance.now() - started) / 1000)} s`);
    if (code !== 0) {
      console.error(`${name} ended with ${code}`);
      process.exitCode = 1;
    }
  }
  if (comparisons.length > 0) console.log(`\n${formatComparisons(comparisons)}`);
}

function run(name: string): Promise<{ readonly code: number | string; readonly measured: readonly Comparison[] }> {
  return new Promise((resolve, reject) => {
    const measured: Comparison[] = [];
    const child = fork(pathOf(name));
    child.on('message', (message) => {
      if (Array.isArray(message)) measured.push(...(message as readonly Comparison[]));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code: code ?? signal ?? 1, measured }));
  });
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
}
