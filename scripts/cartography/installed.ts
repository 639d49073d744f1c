import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the benchmark prints when it leaves Cartography out because that is not installed. */
export const cartographyInstallHint =
  'Left out: Cartography is not installed. Get it with: scripts/cartography/install.sh';

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cadastre', 'cartography');

/** The newest Cartography that install.sh has put into the cache: its version, and the Python that has it. Asks no network. */
export function installedCartography(): { readonly version: string; readonly python: string } | undefined {
  if (!existsSync(cache)) return undefined;
  const version = readdirSync(cache)
    .filter((name) => /^\d+\.\d+\.\d+$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);
  return version === undefined ? undefined : { version, python: join(cache, version, 'bin', 'python') };
}
