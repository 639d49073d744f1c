import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What a test prints when it skips because no Neo4j is installed. */
export const neo4jInstallHint =
  'Skipped: no Neo4j is installed for tests. Get one with: scripts/neo4j/install.sh 5.26.20';

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cadastre', 'neo4j');

/** The versions that install.sh has put into the cache, oldest first. Asks no network. */
export function neo4jVersionsAvailable(): string[] {
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => /^\d+\.\d+\.\d+$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** Java's class path for an installed version. */
export function neo4jClassPath(version: string): string {
  return join(cache, version, 'lib', '*');
}
