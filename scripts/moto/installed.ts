import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cadastre', 'moto');

/** The Python that has the newest installed moto. */
export function motoPython(): string | undefined {
  if (!existsSync(cache)) return undefined;
  const newest = readdirSync(cache)
    .filter((name) => /^\d+\.\d+\.\d+$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);
  return newest === undefined ? undefined : join(cache, newest, 'bin', 'python');
}
