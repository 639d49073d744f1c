import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What a command printed. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command.
 *
 * @throws Error with everything that it printed, when it does not end with `expected`.
 */
export async function runCommand(
  cwd: string,
  words: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
  expected = 0,
): Promise<Ran> {
  const [file, ...args] = words;
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 });
  const [stdout, stderr, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (code !== expected) throw new Error(`${words.join(' ')} ended with ${code ?? signal}:\n${stdout}\n${stderr}`);
  return { stdout, stderr };
}
