import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Neo4jServer, startNeo4j } from '../../../../scripts/neo4j/start.js';
import { serversWanted, whyNoServers } from '../../../../scripts/servers.js';
import { describeChanges } from '../engine/conformance/describe-changes.js';
import { describeDelta } from '../engine/conformance/describe-delta.js';
import { describeEngine } from '../engine/conformance/describe-engine.js';
import { describeGuarantees } from '../engine/conformance/describe-guarantees.js';
import { describeProperties } from '../engine/conformance/describe-properties.js';
import { describeTargeted } from '../engine/conformance/describe-targeted.js';
import { describeStore, type StoreTraits, type StoreUnderTest } from '../store/conformance/describe-store.js';
import { openNeo4jStore } from './open-neo4j-store.js';

/** What is tried on one version. */
interface Neo4jTraits extends StoreTraits {
  /**
   * What is tried: on the `main` version the loss of the server, and what has changed, too; `guarantees` alone, which take minutes and so have a server
   * of their own beside it.
   */
  readonly part?: 'main' | 'guarantees';
}

/** Declares all that a real server of one version must pass. */
export function describeNeo4j(version: string, traits: Neo4jTraits = {}): void {
  const isMain = traits.part === 'main';
  if (!serversWanted) console.log(whyNoServers(`Neo4j ${version}`, `scripts/neo4j/install.sh ${version}`));
  describe.skipIf(!serversWanted)(`Neo4j ${version}`, () => {
    let server: Neo4jServer;
    beforeAll(async () => {
      server = await startNeo4j({ version });
    });
    afterAll(() => server?.stop());

    const login = () => ({ uri: server.uri, username: server.username, password: server.password });

    async function openEmptyStore(): Promise<StoreUnderTest> {
      await emptyDatabase(server);
      const opened = [await openNeo4jStore(login())];
      return {
        store: opened[0] as StoreUnderTest['store'],
        reopen: async () => {
          const store = await openNeo4jStore(login());
          opened.push(store);
          return store;
        },
        close: async () => {
          for (const store of opened) await store.close();
        },
      };
    }

    if (traits.part === 'guarantees') {
      describeGuarantees('neo4j', openEmptyStore);
      describeProperties('neo4j', openEmptyStore);
      describeTargeted('neo4j', openEmptyStore);
      return;
    }
    describeStore('neo4j', openEmptyStore, traits);
    if (isMain) {
      describeEngine('neo4j', openEmptyStore);
      describeChanges('neo4j', openEmptyStore);
      describeDelta('neo4j', openEmptyStore);
    }

    test('a wrong password, a wrong port and a wrong database each say what to do', async () => {
      const wrong = { ...login(), password: 'not the password' };
      await expect(openNeo4jStore(wrong)).rejects.toMatchObject({ code: 'STORE_AUTH' });
      await expect(openNeo4jStore(wrong)).rejects.not.toThrow('not the password');
      await expect(openNeo4jStore({ ...login(), uri: 'neo4j://127.0.0.1:1' })).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
      });
      await expect(openNeo4jStore({ ...login(), database: 'elsewhere' })).rejects.toMatchObject({
        code: 'STORE_NOT_FOUND',
      });
    });

    test.runIf(isMain)('a server that is lost and comes back is written to all the same', async () => {
      const { store, close } = await openEmptyStore();
      await store.ensureSchema([{ label: 'Item', unique: ['id'], indexes: [] }]);
      const statement = {
        kind: 'upsert-nodes',
        label: 'Item',
        labels: [],
        conditionalLabels: [],
        properties: [],
      } as const;
      const write = (id: string) => store.write({ statement, rows: [{ id, properties: {} }], run: 1, partition: 'p' });
      await write('before');
      await server.kill();
      const during = write('during').then(
        () => 'written',
        (error: { code: string }) => error.code,
      );
      await server.restart();
      expect(['written', 'STORE_UNAVAILABLE']).toContain(await during);
      await write('during');
      await write('after');
      const { rows } = await store.query('MATCH (n:Item) RETURN n.id AS id ORDER BY id');
      expect(rows).toEqual([{ id: 'after' }, { id: 'before' }, { id: 'during' }]);
      await close();
    });
  });
}

async function emptyDatabase({ uri, username, password }: Neo4jServer): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const session = driver.session();
  try {
    // In a transaction of its own: this form commits as it goes, which a managed transaction may not.
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS');
  } finally {
    await session.close();
    await driver.close();
  }
}
