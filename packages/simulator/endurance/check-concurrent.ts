import { setTimeout as sleep } from 'node:timers/promises';
import { CadastreError, type GraphStore, messageOf, type Source, sync } from '@cadastre/core';
import { contentOf } from '../../core/src/engine/conformance/describe-engine.js';
import { expectContent } from './content.js';
import { type EstateSize, estateOf } from './estates.js';
import { type Graph, openGraph, withTemporaryGraph } from './graph.js';
import type { Random } from './random.js';
import { type CheckResult, runRounds } from './rounds.js';
import { slowSource } from './slow-source.js';

const ROUNDS = 50;
const LEASE_MS = 300;
/** The second run starts at most so much later. */
const LATER_MS = 150;

const WORLD: EstateSize = { accounts: ['a1', 'a2', 'a3'], servers: 2, disks: 2 };
const HALVES: EstateSize = { accounts: ['e1', 'w1'], servers: 2, disks: 2 };

type Pair = readonly [Source, Source];

/** What two runs at once are over. */
const SCOPES: Readonly<Record<string, (version: number) => Pair>> = {
  'one scope': (version) => [world(version, WORLD.accounts), world(version, WORLD.accounts)],
  'overlapping scopes': (version) => [world(version, ['a1', 'a2']), world(version, ['a2', 'a3'])],
  // No partition is in both, but the ranges and a network are.
  'shared nodes': (version) => [half(version, 'east', 'e1'), half(version, 'west', 'w1')],
};

function world(version: number, accounts: readonly string[]): Source {
  return slowSource(estateOf(version, WORLD, accounts));
}

function half(version: number, name: string, account: string): Source {
  return slowSource(estateOf(version, HALVES, [account]), 0, name);
}

/** Runs two syncs at once: each completes or is refused by the other's lease, and the graph is that of those that completed, one after the other. */
export function checkConcurrent(graph: Graph, random: Random): Promise<CheckResult> {
  return withTemporaryGraph(async (temporary) => {
    const serial = await openGraph(temporary);
    const first = await openGraph(graph);
    // The embedded graph is one process's; two machines that share a server have a driver each.
    const second = graph.kind === 'embedded' ? first : await openGraph(graph);
    const scopes = Object.entries(SCOPES);
    let refused = 0;

    async function round(index: number): Promise<void> {
      const [name, pairOf] = scopes[index % scopes.length] ?? ['', world as never];
      const [a, b] = pairOf(index + 1);
      const completed: Source[] = [];
      const run = async (store: GraphStore, source: Source, after: number): Promise<void> => {
        await sleep(after);
        if (await completes(store, source)) completed.push(source);
      };
      await Promise.all([run(first, a, 0), run(second, b, random(LATER_MS))]);
      refused += 2 - completed.length;
      if (completed.length === 0) throw new Error(`${name}: both runs were refused`);
      for (const source of completed) await sync({ store: serial, sources: [source] });
      await expectContent(first, await contentOf(serial)).catch((error: unknown) => {
        throw new Error(`${name}: ${messageOf(error)}`);
      });
    }

    try {
      for (const store of [serial, first])
        await sync({ store, sources: [world(0, WORLD.accounts), ...(SCOPES['shared nodes']?.(0) ?? [])] });
      const note = () => `${refused} runs were refused with LEASE_HELD`;
      return await runRounds(`two syncs at once, ${graph.kind}`, ROUNDS, round, note);
    } finally {
      for (const store of new Set([serial, first, second])) await store.close();
    }
  });
}

/** False when the other run's lease kept this one out. */
async function completes(store: GraphStore, source: Source): Promise<boolean> {
  try {
    const { outcome } = await sync({ store, sources: [source], leaseMs: LEASE_MS });
    if (outcome !== 'complete') throw new Error(`a run ended with ${outcome}`);
    return true;
  } catch (error) {
    if (error instanceof CadastreError && error.code === 'LEASE_HELD') return false;
    throw error;
  }
}
