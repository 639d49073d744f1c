import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const JOB = '--job';

/** Runs one job of a bench in a process of its own, so that no measurement inherits the heap or the compiled code of another. */
export function inProcess<Result>(bench: string, job: unknown, execArgv: readonly string[] = []): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(bench), [JOB, JSON.stringify(job)], {
      execArgv: [...process.execArgv, ...execArgv],
    });
    child.once('message', (message) => resolve(message as Result));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was done`)));
  });
}

/** In such a process, does the job, hands the result back and returns true. */
export async function answer<Job>(work: (job: Job) => Promise<unknown>): Promise<boolean> {
  const [flag, job = ''] = process.argv.slice(2);
  if (flag !== JOB) return false;
  process.send?.(await work(JSON.parse(job)));
  process.disconnect();
  return true;
}
