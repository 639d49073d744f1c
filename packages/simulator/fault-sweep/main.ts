/**
 * `pnpm fault-sweep`: every fault at every call of every fetch of the AWS connector, against the simulated estate and a real embedded
 * graph. Two processes share the cases. Exits with 1 when a case fails.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { reportOf } from './report.js';
import { type SweepResult, sweepFaults } from './sweep-faults.js';

const PROCESSES = 2;

const [share] = process.argv.slice(2);
if (share === undefined) {
  const shares = await Promise.all(Array.from({ length: PROCESSES }, (_, index) => sweepInProcess(index)));
  const { lines, failed } = reportOf(shares);
  for (const line of lines) console.log(line);
  process.exitCode = failed ? 1 : 0;
} else {
  // Without its parent, nobody waits for it.
  process.once('disconnect', () => process.exit());
  process.send?.(await sweepFaults({ share: { index: Number(share), of: PROCESSES } }));
  process.disconnect();
}

function sweepInProcess(index: number): Promise<SweepResult> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [String(index)]);
    child.once('message', (result) => resolve(result as SweepResult));
    child.once('exit', (code) => reject(new Error(`the process of share ${index} ended with code ${code}`)));
  });
}
