import type { UpsertNodes } from '../statement/statement.js';

/*
 * The ledger is nodes of the graph itself: one CadastrePartition for each partition with what came of it last, one CadastreRun for each
 * run. So it is as durable as the data, and can be asked like it.
 */

/** The partition that the ledger's own nodes are in. */
export const LEDGER_PARTITION = 'cadastre/ledger';

/** The statement that writes nodes of the ledger. */
export function ledgerStatement(label: string, types: Readonly<Record<string, 'string' | 'integer'>>): UpsertNodes {
  return {
    kind: 'upsert-nodes',
    label,
    labels: [],
    conditionalLabels: [],
    properties: Object.entries(types).map(([name, type]) => ({ name, type })),
  };
}
