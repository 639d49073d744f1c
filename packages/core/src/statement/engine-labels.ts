/** Label of the ledger's nodes, one for each partition; shared nodes point to those that own them. */
export const PARTITION_LABEL = 'CadastrePartition';

/** Label of the notes on nodes that have moved from one partition to another. */
export const MOVE_LABEL = 'CadastreMove';

/** The partition of those notes. */
export const MOVE_PARTITION = 'cadastre/moves';
