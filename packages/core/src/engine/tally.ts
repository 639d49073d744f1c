import type { QuarantinedRecord, RecordBuffer } from './record-buffer.js';

/** Samples of quarantined records that a report keeps. */
const MAX_SAMPLES = 5;

/** What one reading brought. */
export interface Tally {
  records: number;
  /** About how much was written, in bytes. */
  bytes: number;
  nodes: number;
  nodesCreated: number;
  edges: number;
  edgesCreated: number;
  /** Nodes and relationships that were there before and were written again. */
  rewritten: number;
  /** Nodes that the partition holds and a complete reading has not seen. */
  missed: number;
  quarantined: number;
  readonly samples: QuarantinedRecord[];
  readonly warnings: Map<string, number>;
  /** By schema, how often an id came again with another content. */
  readonly conflicting: Map<string, number>;
}

/** An empty tally. */
export function emptyTally(): Tally {
  return {
    records: 0,
    bytes: 0,
    nodes: 0,
    nodesCreated: 0,
    edges: 0,
    edgesCreated: 0,
    rewritten: 0,
    missed: 0,
    quarantined: 0,
    samples: [],
    warnings: new Map(),
    conflicting: new Map(),
  };
}

/** Adds what one reading's buffer has seen. */
export function noteBuffer(tally: Tally, buffer: RecordBuffer): void {
  tally.records += buffer.records;
  tally.bytes += buffer.bytes;
  tally.quarantined += buffer.quarantined;
  tally.samples.push(...buffer.samples.slice(0, Math.max(0, MAX_SAMPLES - tally.samples.length)));
  for (const [text, count] of buffer.warnings) tally.warnings.set(text, (tally.warnings.get(text) ?? 0) + count);
}
