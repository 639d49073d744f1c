import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Neo4jServer } from '../../scripts/neo4j/start.js';
import {
  accountIds,
  accountRecord,
  type Estate,
  roleRecords,
  serverRecords,
  subnetRecords,
} from '../estate/records.js';

/** Seconds of one run. */
export interface CartographyRun {
  readonly load: number;
  readonly cleanup: number;
  /** Processor time of both together, the server's among it. */
  readonly cpu: number | null;
}

const script = fileURLToPath(new URL('./cartography_load.py', import.meta.url));

/** Loads states of the estate one after the other with Cartography, in a process of its own that has read them before the clock runs. */
export async function runCartography(
  python: string,
  server: Neo4jServer,
  states: ReadonlyMap<string, Estate>,
): Promise<Readonly<Record<string, CartographyRun>>> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-bench-'));
  try {
    const files: string[] = [];
    for (const [name, estate] of states) {
      const path = join(folder, `${name}.jsonl`);
      await pipeline(Readable.from(linesOf(estate)), createWriteStream(path));
      files.push(`${name}=${path}`);
    }
    const env = { ...process.env, NEO4J_PASSWORD: server.password };
    const { stdout } = await promisify(execFile)(python, [script, server.uri, String(server.pid), ...files], { env });
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function* linesOf(estate: Estate): Generator<string> {
  const line = (kind: string, account: string, record: unknown): string =>
    `${JSON.stringify([kind, account, record])}\n`;
  for (const account of accountIds) {
    yield line('account', account, accountRecord(account));
    for (const record of subnetRecords(account)) yield line('subnet', account, record);
    for (const record of roleRecords(account)) yield line('role', account, record);
    for (const record of serverRecords(account, estate)) yield line('server', account, record);
  }
}
