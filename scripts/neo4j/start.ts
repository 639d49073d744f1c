import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import neo4j from 'neo4j-driver';
import { findJava } from './find-java.js';
import { neo4jClassPath, neo4jVersionsAvailable } from './installed.js';

const startTimeoutMs = 120_000;
const source = fileURLToPath(new URL('./Neo4jServer.java', import.meta.url));

/** A running Neo4j server that only this machine can reach. */
export interface Neo4jServer {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly version: string;
  /** Changes with each restart. */
  readonly pid: number;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
  /** Ends the server in good order, or starts again after `kill`, with the same data, port and password. */
  restart(): Promise<void>;
  /** Ends the server as a power cut would; its data stays until `stop`. */
  kill(): Promise<void>;
}

/** What a server gets of the machine. */
interface Tuning {
  readonly java: readonly string[];
  readonly pageCache: string;
}

const tunings = {
  // The first compiler level and one collector thread: two servers and the tests share few cores.
  tests: { java: ['-Xmx768m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'], pageCache: '64m' },
  // As Neo4j's own configuration starts it, with memory enough for all that the benchmark writes.
  speed: {
    java: ['-Xms2g', '-Xmx2g', '-XX:+UseG1GC', '-XX:-OmitStackTraceInFastThrow', '-XX:+AlwaysPreTouch'],
    pageCache: '1g',
  },
} as const satisfies Record<string, Tuning>;

/** Starts an installed Neo4j with an empty store; throws when that version, or a JDK for it, is not installed. */
export async function startNeo4j(options: {
  version: string;
  password?: string;
  /** More lines of its configuration. */
  settings?: readonly string[];
  /** `tests` unless told: starts soon and stays small. `speed` is for what is measured. */
  tuning?: keyof typeof tunings;
}): Promise<Neo4jServer> {
  const { version, password = randomBytes(18).toString('base64url'), settings = [] } = options;
  const tuning = tunings[options.tuning ?? 'tests'];
  if (!neo4jVersionsAvailable().includes(version)) {
    throw new Error(`Neo4j ${version} is not installed; get it with: scripts/neo4j/install.sh ${version}`);
  }
  const java = findJava(version);
  const port = await freePort();
  const home = await mkdtemp(join(tmpdir(), 'cadastre-neo4j-'));
  const login = { uri: `neo4j://127.0.0.1:${port}`, username: 'neo4j', password };

  const launch = async (newPassword: string) => {
    const child = spawnServer(java, tuning, version, home);
    try {
      await untilReady(child, newPassword);
      await verifyConnectivity(login);
      return child;
    } catch (error) {
      await end(child, 'SIGKILL');
      throw error;
    }
  };

  let child: ChildProcess;
  try {
    await writeFile(join(home, 'neo4j.conf'), configuration(port, tuning, settings));
    child = await launch(password);
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
  return {
    ...login,
    version,
    get pid() {
      return child.pid ?? 0;
    },
    async stop() {
      // Nothing of the data is wanted, and Neo4j takes 10 s to close in good order.
      await end(child, 'SIGKILL');
      await rm(home, { recursive: true, force: true });
    },
    async restart() {
      await end(child, 'SIGTERM');
      child = await launch('');
    },
    kill: () => end(child, 'SIGKILL'),
  };
}

function configuration(port: number, { pageCache }: Tuning, settings: readonly string[]): string {
  return [
    'server.default_listen_address=127.0.0.1',
    'server.bolt.enabled=true',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    // What a neo4j:// driver is told to connect to.
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    'dbms.security.auth_enabled=true',
    'dbms.usage_report.enabled=false',
    `server.memory.pagecache.size=${pageCache}`,
    // Otherwise every store reserves 256 MB of disk for its log.
    'db.tx_log.preallocate=false',
    ...settings,
    '',
  ].join('\n');
}

function spawnServer(java: string, tuning: Tuning, version: string, home: string): ChildProcess {
  return spawn(java, [...tuning.java, '-cp', neo4jClassPath(version), source, home], {
    // A group of its own, so that Ctrl-C ends the parent only; the server then sees its input end and cleans up.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Hands over the password to set (empty: keep the one that is) and waits for the server's "ready"; its error output is part of what this throws. */
async function untilReady(child: ChildProcess, newPassword: string): Promise<void> {
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) throw new Error('Neo4j was spawned without pipes');
  let complaint = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4_000);
  });
  await new Promise<void>((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer);
      reject(new Error(`Neo4j ${reason}\n${complaint}`.trimEnd()));
    };
    const timer = setTimeout(() => fail(`was not ready within ${startTimeoutMs / 1000} s`), startTimeoutMs);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('close', (code, signal) => fail(`ended before it was ready (${signal ?? `exit code ${code}`})`));
    // A server that ends at once breaks this pipe too; its "close" says why.
    stdin.once('error', () => stdin.destroy());
    stdin.write(`${newPassword}\n`);
    createInterface({ input: stdout }).on('line', (line) => {
      if (line !== 'ready') return;
      clearTimeout(timer);
      resolve();
    });
  });
}

async function verifyConnectivity(login: { uri: string; username: string; password: string }): Promise<void> {
  const driver = neo4j.driver(login.uri, neo4j.auth.basic(login.username, login.password));
  try {
    await driver.verifyConnectivity();
  } finally {
    await driver.close();
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (!address || typeof address === 'string') throw new Error('the operating system gave no free port');
  return address.port;
}
