/**
 * `pnpm fault-sweep`: every fault at every call of every fetch of every connector, against simulated estates and real embedded graphs.
 * `pnpm fault-sweep azure` takes only that provider's. Some processes share the cases. Exits with 1 when a case fails.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Provider, providers } from './providers.js';
import { reportOf } from './report.js';
import { type SweepResult, sweepFaults } from './sweep-faults.js';

/** More than CI has cores: each waits now and then, for calls that hang. */
const PROCESSES = 3;

/** Tells a process which share is its own. */
const SHARE = 'CADASTRE_FAULT_SWEEP_SHARE';

const everything = Object.keys(providers) as Provider[];
const given = process.argv.slice(2);
const share = process.env[SHARE];
const wanted = everything.filter((provider) => given.length === 0 || given.includes(provider));
if (share === undefined) {
  const shares = await Promise.all(Array.from({ length: PROCESSES }, (_, index) => sweepInProcess(index)));
  const { lines, failed } = reportOf(shares.flat());
  for (const line of lines) console.log(line);
  process.exitCode = failed ? 1 : 0;
} else {
  // Without its parent, nobody waits for it.
  process.once('disconnect', () => process.exit());
  const results: SweepResult[] = [];
  for (const provider of wanted) {
    results.push(await sweepFaults(provider, { share: { index: Number(share), of: PROCESSES } }));
  }
  // Not before all of it has left.
  process.send?.(results, () => process.disconnect());
}

function sweepInProcess(index: number): Promise<readonly SweepResult[]> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), given, { env: { ...process.env, [SHARE]: String(index) } });
    child.once('message', (results) => resolve(results as readonly SweepResult[]));
    // Comes after every message, which the end of the process may not.
    child.once('disconnect', () => reject(new Error(`the process of share ${index} ended without a result`)));
  });
}
