import { defineSource, fetchDefiner, type Source } from '../../packages/core/src/index.js';
import { accountIds, accountRecord, type Estate, roleRecords, serverRecords, subnetRecords } from './records.js';
import { BenchAccount, BenchRole, BenchServer, BenchSubnet } from './schemas.js';

const defineFetch = fetchDefiner<{ readonly account: string; readonly estate: Estate }>();

const fetches = [
  defineFetch({
    emits: BenchAccount,
    calls: [],
    async *fetch({ account }) {
      yield accountRecord(account);
    },
  }),
  defineFetch({
    emits: BenchSubnet,
    calls: [],
    async *fetch({ account }) {
      yield* subnetRecords(account);
    },
  }),
  defineFetch({
    emits: BenchRole,
    calls: [],
    async *fetch({ account }) {
      yield* roleRecords(account);
    },
  }),
  defineFetch({
    emits: BenchServer,
    calls: [],
    async *fetch({ account, estate }) {
      yield* serverRecords(account, estate);
    },
  }),
];

/** A connector whose provider answers at once. */
export function estateSource(estate: Estate): Source {
  return defineSource({
    name: 'bench',
    schemas: [BenchAccount, BenchSubnet, BenchRole, BenchServer],
    fetches,
    scopes: {
      async *account() {
        yield* accountIds;
      },
    },
    context: ({ account = '' }) => ({ account, estate }),
    classify: (error) => ({ class: 'bug', code: 'BENCH', message: String(error) }),
  });
}
