import { PARTITION_LABEL } from '../statement/engine-labels.js';
import type { UpsertNodes } from '../statement/statement.js';

/*
 * The ledger is nodes of the graph itself: one CadastrePartition for each partition with what came of it last, one CadastreRun for each
 * run. So it is as durable as the data, and can be asked like it.
 */

/** The partition that the ledger's own nodes are in. */
export const LEDGER_PARTITION = 'cadastre/ledger';

/** A statement that writes nodes of the ledger. */
export function ledgerStatement(label: string, types: Readonly<Record<string, 'string' | 'integer'>>): UpsertNodes {
  return {
    kind: 'upsert-nodes',
    label,
    labels: [],
    conditionalLabels: [],
    properties: Object.entries(types).map(([name, type]) => ({ name, type })),
  };
}

/** The statement that writes its lines. */
export const LEDGER_STATEMENT = ledgerStatement(PARTITION_LABEL, {
  source: 'string',
  fetch: 'string',
  scope: 'string',
  outcome: 'string',
  reason: 'string',
  error_class: 'string',
  records: 'integer',
  nodes: 'integer',
  edges: 'integer',
  nodes_deleted: 'integer',
  held: 'integer',
  held_run: 'integer',
  vanished_run: 'integer',
  quarantined: 'integer',
  pending: 'integer',
  calls: 'integer',
  retries: 'integer',
  duration_ms: 'integer',
  run: 'integer',
  whole_run: 'integer',
  complete_run: 'integer',
  settled_run: 'integer',
  rows: 'integer',
  population: 'string',
  suspicious: 'string',
});
