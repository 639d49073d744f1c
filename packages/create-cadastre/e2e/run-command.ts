import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What a command printed. */
export interface Ran {
  readonly stdout: string;
  readonly seconds: number;
}

/**
 * Runs a command, and says what it did and how long it took.
 *
 * @throws Error with everything that it printed, when it does not end with 0.
 */
export async function runCommand(
  cwd: string,
  words: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
): Promise<Ran> {
  const started = performance.now();
  const [file, ...args] = words;
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 });
  let stdout = '';
  let all = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    all += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    all += chunk.toString();
  });
  const [code, signal] = await once(child, 'close');
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code ?? signal}:\n${all}`);
  return { stdout, seconds };
}
