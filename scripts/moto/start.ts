import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { motoPython } from './installed.js';

const startTimeoutMs = 60_000;
const script = fileURLToPath(new URL('./serve.py', import.meta.url));

/** As in AWS, its own managed policies are there, and no account owns the snapshots of the images that AWS publishes. */
const settings = { MOTO_IAM_LOAD_MANAGED_POLICIES: 'true', MOTO_EC2_LOAD_DEFAULT_AMIS: 'false' };

/** A running moto: an imitation of AWS that only this machine can reach, and that forgets everything when it ends. */
export interface MotoServer {
  /** URL that answers for every service. */
  readonly endpoint: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts the installed moto, empty; throws when none is installed. */
export async function startMoto(): Promise<MotoServer> {
  const python = motoPython();
  if (python === undefined) throw new Error('moto is not installed; get it with: scripts/moto/install.sh');
  const child = spawn(python, [script, '-H', '127.0.0.1', '-p', '0'], {
    env: { ...process.env, ...settings, PYTHONUNBUFFERED: '1' },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  try {
    const endpoint = await untilReady(child);
    return { endpoint, pid: child.pid ?? 0, stop: () => end(child) };
  } catch (error) {
    await end(child);
    throw error;
  }
}

/** Waits for the line that names the port which the operating system chose. */
async function untilReady(child: ChildProcess): Promise<string> {
  const { stderr } = child;
  if (!stderr) throw new Error('moto was spawned without pipes');
  let complaint = '';
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer);
      reject(new Error(`moto ${reason}\n${complaint}`.trimEnd()));
    };
    const timer = setTimeout(() => fail(`was not ready within ${startTimeoutMs / 1000} s`), startTimeoutMs);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('close', (code, signal) => fail(`ended before it was ready (${signal ?? `exit code ${code}`})`));
    // Read to its end: moto writes a line for each request, and would wait for a full pipe.
    createInterface({ input: stderr }).on('line', (line) => {
      const endpoint = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (endpoint === undefined) {
        complaint = `${complaint}${line}\n`.slice(-4_000);
        return;
      }
      clearTimeout(timer);
      resolve(endpoint);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
