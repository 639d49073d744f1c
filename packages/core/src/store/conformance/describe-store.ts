import { describe } from 'vitest';
import type { GraphStore } from '../graph-store.js';
import { constraintSuite } from './constraint-suite.js';
import { deletionSuite } from './deletion-suite.js';
import { deltaSuite } from './delta-suite.js';
import { edgeSuite } from './edge-suite.js';
import { leaseSuite } from './lease-suite.js';
import { loadSuite } from './load-suite.js';
import { nodeSuite } from './node-suite.js';
import { querySuite } from './query-suite.js';
import { valueSuite } from './value-suite.js';

/** An empty store, and how to close it and open it again. */
export interface StoreUnderTest {
  readonly store: GraphStore;
  /** Closes the store and opens the same graph again. */
  reopen(): Promise<GraphStore>;
  /** Closes whatever is open and throws the graph away. */
  close(): Promise<void>;
}

/** Gives a store over an empty graph. */
export type OpenStore = () => Promise<StoreUnderTest>;

/** What may differ from store to store. */
export interface StoreTraits {
  /** How many rows the large load writes; 10,000 unless told. */
  readonly loadRows?: number;
}

/**
 * Declares the vitest suite that every store must pass: the same statements, and the same Cypher, with the same answers.
 *
 * @param name - The store's name in the report.
 * @param openStore - Gives a store over an empty graph; called once for each group of tests.
 * @example
 * ```ts
 * import { describeStore, type StoreUnderTest } from '@cadastre/core/conformance';
 *
 * declare function openTemporaryStore(): Promise<StoreUnderTest>;
 * describeStore('embedded', async () => openTemporaryStore());
 * ```
 */
export function describeStore(name: string, openStore: OpenStore, traits: StoreTraits = {}): void {
  describe(`${name} store`, () => {
    constraintSuite(openStore);
    nodeSuite(openStore);
    edgeSuite(openStore);
    valueSuite(openStore);
    deletionSuite(openStore);
    deltaSuite(openStore);
    leaseSuite(openStore);
    querySuite(openStore);
    loadSuite(openStore, traits.loadRows ?? 10_000);
  });
}
