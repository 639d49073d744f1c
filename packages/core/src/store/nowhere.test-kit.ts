import type { GraphStore } from './graph-store.js';

/** Takes everything and keeps nothing. */
export function nowhere(): GraphStore {
  return {
    name: 'nowhere',
    ensureSchema: async () => {},
    constraints: async () => [],
    write: async ({ rows }) => ({
      created: rows.length,
      written: rows.length,
      unmatched: [],
      conflicting: 0,
    }),
    delete: async () => [],
    deleteUnowned: async () => 0,
    count: async () => ({ total: 0, stale: 0 }),
    lookup: async () => [],
    async *held() {},
    nodes: async () => [],
    edges: async () => [],
    async *list() {},
    async *read() {},
    query: async () => ({ columns: [], rows: [], truncated: false }),
    openLease: async () => ({ token: 1, take: async () => undefined, renew: async () => {}, release: async () => {} }),
    flush: async () => {},
    close: async () => {},
  };
}
