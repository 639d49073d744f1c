/*
 * How near a sync comes to what the provider allows: a simulated organisation of 50 accounts and 17 regions, answers after 50 ms, and calls refused
 * above a rate for each account, region and service. Its wall clock against the same calls one after the other, against the limit (no run can be
 * shorter than the calls of the busiest account, region and service divided by their rate), and with one region forty times slower.
 *
 * The simulator has a process of its own. The store only remembers what children are read for: stores have a benchmark of their own.
 * Run: tsx bench/fetch.ts
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { aws } from '../packages/connector-aws/src/index.js';
import { type GraphStore, type Source, type SyncReport, sync, type Values } from '../packages/core/src/index.js';
import { nowhere } from '../packages/core/src/store/nowhere.test-kit.js';
import { type FaultCall, type Simulator, startSimulator } from '../packages/simulator/src/index.js';

const ACCOUNTS = 50;
const REGIONS = [
  'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 eu-north-1',
  'ap-south-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-southeast-1 ap-southeast-2',
].flatMap((names) => names.split(' '));
const LATENCY_MS = 50;
/** Of each account, region and service: so many calls at once, then so many a second. */
const ALLOWED = { burst: 5, perSecond: 1 };
const SLOW = { region: 'eu-west-3', ms: 2_000 };
/** All of IAM and S3, which have the busiest limits, and besides these only one list of each regional service: a run is to take a minute. */
const ALSO = new Set(['AWSAccount', 'AWSVpc', 'AWSKMSKey']);
const THROTTLED = new Set(['ec2', 'iam', 'kms', 'lambda', 'rds', 's3', 'secretsmanager']);

/** What the simulator is to do from now on. */
interface Mode {
  readonly throttled: boolean;
  readonly slow: boolean;
}

/** What the simulator has done since it was told what to do. */
interface Done {
  readonly answered: number;
  readonly refused: number;
  /** Calls answered of the busiest account, region and service, and which that is. */
  readonly busiest: { readonly limit: string; readonly calls: number };
  readonly cpuMs: number;
}

interface Connection {
  readonly url: string;
  readonly accountIds: readonly string[];
  readonly credentials: Simulator['credentials'];
}

interface Run {
  readonly report: SyncReport;
  readonly seconds: number;
  /** When the reading began, after the accounts and regions were listed. */
  readonly listed: number;
  /** When the last partition outside the slow region was written. */
  readonly others: number;
  readonly cpuMs: number;
  /** How long it was ready to go on and other programs had the processors. */
  readonly starved: number;
  readonly done: Done;
}

async function simulate(): Promise<void> {
  const simulator = await startSimulator({
    accounts: ACCOUNTS,
    regions: REGIONS,
    latencyMs: LATENCY_MS,
    pageSize: 1_000,
  });
  // Made once, before any clock runs: making the estate is not what is measured.
  for (const account of simulator.accountIds) for (const region of REGIONS) simulator.estate.region(account, region);
  const limits = new Map<string, { tokens: number; at: number; answered: number }>();
  let refused = 0;
  let cpu = process.cpuUsage();

  function isRefused({ account, region, service }: FaultCall): boolean {
    const now = performance.now();
    const name = `${account} ${region} ${service}`;
    const limit = limits.get(name) ?? { tokens: ALLOWED.burst, at: now, answered: 0 };
    limits.set(name, limit);
    limit.tokens = Math.min(ALLOWED.burst, limit.tokens + ((now - limit.at) / 1_000) * ALLOWED.perSecond);
    limit.at = now;
    if (limit.tokens < 1) return true;
    limit.tokens -= 1;
    limit.answered += 1;
    return false;
  }

  function start({ throttled, slow }: Mode): void {
    limits.clear();
    refused = 0;
    cpu = process.cpuUsage();
    let answered = 0;
    simulator.setFault(async (call) => {
      if (throttled && THROTTLED.has(call.service) && isRefused(call)) {
        refused += 1;
        return { kind: 'error', code: 'ThrottlingException', message: 'Rate exceeded', status: 400 };
      }
      answered += 1;
      total = answered;
      if (!slow || call.region !== SLOW.region) return undefined;
      return { kind: 'fault', fault: { type: 'delay', ms: SLOW.ms, answer: await call.answer() } };
    });
  }

  let total = 0;
  process.on('message', (mode: Mode | 'done') => {
    if (mode !== 'done') {
      start(mode);
      process.send?.('started');
      return;
    }
    const busiest = [...limits].reduce(
      (most, [limit, { answered: calls }]) => (calls > most.calls ? { limit, calls } : most),
      { limit: '', calls: 0 },
    );
    const { user, system } = process.cpuUsage(cpu);
    process.send?.({ answered: total, refused, busiest, cpuMs: (user + system) / 1_000 } satisfies Done);
  });
  process.on('disconnect', () => process.exit());
  const { url, accountIds, credentials } = simulator;
  process.send?.({ url, accountIds, credentials } satisfies Connection);
}

/** Keeps the nodes of each partition, for the children that are read for them, and nothing else. */
function rememberingStore(): GraphStore {
  const nodes = new Map<string, Map<string, Values>>();
  return {
    ...nowhere(),
    write: async ({ statement, rows, partition }) => {
      if (statement.kind === 'upsert-nodes' || statement.kind === 'create-nodes') {
        const key = `${statement.label} ${partition}`;
        const known = nodes.get(key) ?? new Map<string, Values>();
        nodes.set(key, known);
        for (const { id, properties } of rows as readonly { id: string; properties: Values }[])
          known.set(id, { id, ...properties });
      }
      return { created: rows.length, written: rows.length, unmatched: [], conflicting: 0 };
    },
    async *read({ label }, partition) {
      yield* nodes.get(`${label} ${partition}`)?.values() ?? [];
    },
  };
}

async function measure(): Promise<void> {
  const simulator = fork(fileURLToPath(import.meta.url), ['simulator'], { execArgv: process.execArgv });
  const answer = async <T>(): Promise<T> => (await once(simulator, 'message'))[0] as T;
  const { url: endpoint, accountIds, credentials: keys } = await answer<Connection>();

  async function tell<T>(message: Mode | 'done'): Promise<T> {
    const answered = answer<T>();
    simulator.send(message);
    return answered;
  }

  function source(accounts: readonly string[], regions: readonly string[] | undefined): Source {
    const roles = accounts.map((account) => `arn:aws:iam::${account}:role/CadastreReader`);
    const all = aws({
      endpoint,
      credentials: async () => keys,
      accounts: accounts === accountIds ? { organizationRole: 'CadastreReader' } : { roles },
      ...(regions === undefined ? {} : { regions }),
    });
    const isRead = ({ name, calls }: Source['fetches'][number]) =>
      ALSO.has(name) || calls.every((call) => /^(?:iam|s3):/.test(call));
    return { ...all, fetches: all.fetches.filter(isRead) };
  }

  async function run(mode: Mode, read: Source): Promise<Run> {
    await tell<string>(mode);
    const started = performance.now();
    const cpu = process.cpuUsage();
    const starvedBefore = await waitedForProcessor();
    const since = () => (performance.now() - started) / 1_000;
    let listed = 0;
    let others = 0;
    const report = await sync({
      store: rememberingStore(),
      sources: [read],
      onEvent: (event) => {
        if (event.kind === 'planned') listed = since();
        if (event.kind === 'partition-read' && !event.key.includes(SLOW.region)) others = since();
      },
    });
    const seconds = since();
    const starved = (await waitedForProcessor()) - starvedBefore;
    const { user, system } = process.cpuUsage(cpu);
    const done = await tell<Done>('done');
    if (report.outcome !== 'complete') console.log('not complete:', failuresOf(report));
    return { report, seconds, listed, others, cpuMs: (user + system) / 1_000, starved, done };
  }

  const sample = oneAtATime(source(accountIds.slice(6, 9), REGIONS.slice(0, 3)));
  const serial = await run({ throttled: false, slow: false }, sample);
  const whole = await run({ throttled: true, slow: false }, source(accountIds, undefined));
  const slow = await run({ throttled: true, slow: true }, source(accountIds, undefined));
  simulator.disconnect();

  const { busiest, answered, refused } = whole.done;
  const limit = (busiest.calls - ALLOWED.burst) / ALLOWED.perSecond;
  const machine = whole.cpuMs / 1_000 + whole.starved;
  const perCall = serial.seconds / serial.done.answered;
  const serially = answered * perCall;
  const each = (ms: number, calls: number) => `${(ms / calls).toFixed(1)} ms a call`;
  console.log(`
${ACCOUNTS} accounts, ${REGIONS.length} regions, ${whole.report.totals.partitions} partitions, ${answered} calls answered, ${refused} refused; ${LATENCY_MS} ms each; ${ALLOWED.perSecond} a second allowed (${ALLOWED.burst} at once) for each account, region and service
limit: the ${busiest.calls} calls of ${busiest.limit}, less ${ALLOWED.burst}, at ${ALLOWED.perSecond} a second
serial: measured on ${serial.done.answered} calls, one at a time and none refused (${(perCall * 1_000).toFixed(0)} ms each), and scaled to ${answered}
processor: engine and SDK ${each(whole.cpuMs, answered)}, simulator ${each(whole.done.cpuMs, answered)}: no run can be shorter than ${(whole.cpuMs / 1_000).toFixed(0)} s of a processor here, whatever is allowed`);
  console.table({
    'accounts and regions listed': row(whole.listed),
    'the whole run': row(whole.seconds),
    'the limit': { ...row(limit), 'run ÷ this': ratio(whole.seconds, limit) },
    'its processor time, and waiting while others had the processors': {
      ...row(machine),
      'run ÷ this': ratio(whole.seconds, machine),
    },
    'one call at a time': { ...row(serially), 'run ÷ this': ratio(whole.seconds, serially) },
    [`all but ${SLOW.region}`]: row(whole.others),
    [`all but ${SLOW.region}, which is ${SLOW.ms / LATENCY_MS} times slower`]: {
      ...row(slow.others),
      'without it ÷ this': ratio(whole.others, slow.others),
    },
    [`the whole run, ${SLOW.region} slower`]: row(slow.seconds),
    'its processor time, and waiting for one': row(slow.cpuMs / 1_000 + slow.starved),
  });
}

/** What went wrong in how many partitions. */
function failuresOf({ partitions }: SyncReport): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { outcome } of partitions) {
    if (outcome.kind === 'complete') continue;
    const what = 'failure' in outcome ? `${outcome.failure?.class} ${outcome.failure?.code}` : outcome.kind;
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
}

function row(seconds: number) {
  return { seconds: Number(seconds.toFixed(1)) };
}

function ratio(a: number, b: number): number {
  return Number((a / b).toFixed(3));
}

/** Seconds for which Linux has let the main thread of this process wait for a processor; 0 where it does not say. */
async function waitedForProcessor(): Promise<number> {
  const text = await readFile('/proc/self/schedstat', 'utf8').catch(() => '0 0');
  return Number(text.split(' ')[1]) / 1e9;
}

/** The same source, that never makes two calls at once. */
function oneAtATime(source: Source): Source {
  let last: Promise<unknown> = Promise.resolve();
  const context: Source['context'] = (scope, fetch, call) =>
    source.context(scope, fetch, (made) => {
      const next = last.then(() => call(made));
      // Whoever has made the call gets its error; the next one only waits for its end.
      last = next.catch(() => undefined);
      return next;
    });
  return { ...source, context };
}

if (process.argv[2] === 'simulator') await simulate();
else await measure();
