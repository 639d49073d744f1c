import type { GraphStore } from '@cadastre/core';
import { openReader } from './open-reader.js';
import { openWriter } from './open-writer.js';

/** How to open the graph. */
export interface EmbeddedStoreOptions {
  /** True to read only: several processes can read one file so, as long as none writes to it. */
  readonly readOnly?: boolean;
}

/**
 * Opens the embedded graph: one file on disk, no server. Without `readOnly` the file is created when it is missing, readable by its owner
 * only, and locked against every other process until it is closed.
 *
 * @param path - The graph's file. The folders `<path>.wal` and `<path>.query` beside it belong to it while it is open.
 * @throws CadastreError with the code `STORE_LOCKED` when another process has the file open, `STORE_CORRUPT` when it is damaged or no graph,
 * `STORE_FULL` when the disk is full, `STORE_FAILED` for all else. Methods that write throw `STORE_READ_ONLY` when it was opened with
 * `readOnly`, and all throw `STORE_CLOSED` after `close`.
 * @example
 * ```ts
 * import { openEmbeddedStore } from '@cadastre/embedded';
 *
 * const store = await openEmbeddedStore('estate.grafeo');
 * const { rows } = await store.query('MATCH (n:AWSRole) RETURN n.name AS name LIMIT 10');
 * await store.close();
 * ```
 */
export function openEmbeddedStore(path: string, options: EmbeddedStoreOptions = {}): Promise<GraphStore> {
  return options.readOnly === true ? openReader(path) : openWriter(path);
}
