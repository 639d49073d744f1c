import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aws } from '@cadastre/connector-aws';
import type { GraphStore, Source } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { answerCall } from '../src/aws/answer-call.js';
import { callerOf } from '../src/aws/caller.js';
import { type AwsAnswer, type Estate, type FaultCall, paginate, startSimulator } from '../src/index.js';
import { shortLists } from './short-lists.js';

const REGION = 'eu-west-1';
/** An estate in which nearly every fetch has something to read, although each list is cut short. */
const SEED = 2;
const PAGE_SIZE = 1;

/** What a call gets instead of its good answer, which `good` gives. */
export type Interference = (
  call: FaultCall,
  good: (input?: Record<string, unknown>) => Promise<AwsAnswer>,
) => Promise<AwsAnswer | undefined>;

/** The estate that the sweep reads: one account in one region, and the organization above. */
export interface SweepEstate {
  /** The connector, as if the program had just started. */
  source(): Source;
  /** How often an account's credentials have been asked for. */
  renewals(account: string): number;
  interfere(interference: Interference | undefined): void;
  /** An empty graph in a folder of its own. */
  openStore(): Promise<GraphStore>;
  close(): Promise<void>;
}

/** The management account has IAM Identity Center, but only one account is read: here it is that one's. */
function withIdentityCenter(estate: Estate, OwnerAccountId: string): Estate {
  const { identityCenter } = estate;
  return { ...estate, identityCenter: { ...identityCenter, instance: { ...identityCenter.instance, OwnerAccountId } } };
}

/** Starts it. `change` makes another connector of the real one, to see whether the sweep notices. */
export async function openSweepEstate(change: (source: Source) => Source = (source) => source): Promise<SweepEstate> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-fault-sweep-'));
  const simulator = await startSimulator({
    seed: SEED,
    accounts: 2,
    regions: [REGION],
    size: 0.1,
    pageSize: PAGE_SIZE,
  });
  const answer = shortLists();
  const renewals = new Map<string, number>();
  const stores: GraphStore[] = [];
  // The account that has something of everything; the caller's own has little.
  const account = simulator.accountIds[1] ?? '';
  const role = `arn:aws:iam::${account}:role/CadastreReader`;
  const estate = withIdentityCenter(simulator.estate, account);
  const answerPage = paginate((call) => answerCall(estate, call, callerOf(estate, call.accessKeyId)), PAGE_SIZE);

  function renew(account: string): void {
    renewals.set(account, (renewals.get(account) ?? 0) + 1);
  }

  function interfere(interference?: Interference): void {
    simulator.setFault(async (call) => {
      if (call.operation === 'AssumeRole') renew(String(call.input.RoleArn).split(':')[4] ?? '');
      const good = (input?: Record<string, unknown>): Promise<AwsAnswer> =>
        answer({ ...call, answer: async (asked = call.input) => answerPage({ ...call, input: asked }) }, input);
      return (await interference?.(call, good)) ?? (await good());
    });
  }

  interfere();
  return {
    interfere,
    renewals: (account) => renewals.get(account) ?? 0,
    source: () =>
      change({
        ...aws({
          endpoint: simulator.url,
          credentials: async () => {
            renew(simulator.managementAccountId);
            return simulator.credentials;
          },
          accounts: { roles: [role] },
          regions: [REGION],
        }),
        // Only the labels of what is read need constraints.
        schemas: [],
      }),
    openStore: async () => {
      const store = await openEmbeddedStore(join(folder, `${stores.length}.grafeo`));
      stores.push(store);
      return store;
    },
    close: async () => {
      for (const store of stores) await store.close();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
