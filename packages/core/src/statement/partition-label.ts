/** Label of the ledger's nodes, one for each partition; shared nodes point to those that own them. */
export const PARTITION_LABEL = 'CadastrePartition';
