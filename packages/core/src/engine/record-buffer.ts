import type { Emission, Fetch } from '../fetch/define-fetch.js';
import type { Row } from '../model/row.js';
import type { Schema } from '../model/schema.js';
import type { Scope } from '../model/scope.js';
import { checkKeyLength } from '../record/read-value.js';
import { isRecordError, RecordError } from '../record/record-error.js';
import { boundValues } from './bound-values.js';

/** Why a record was not stored: the path and the kinds of value, never the value. */
export interface QuarantinedRecord {
  readonly schema: string;
  readonly reason: string;
}

/** Most samples of quarantined records and warnings that a partition's report keeps. */
const MAX_SAMPLES = 5;

/** What one transaction holds at most: rows, about as many bytes of them, and relationships. */
const FULL = { rows: 5_000, bytes: 4_000_000, edges: 20_000 };

/** What all buffers of a run hold together, about: as much as 16 full ones. */
const ALL_BYTES = 16 * FULL.bytes;
/** Once they hold that, what one may keep: small enough for every one to have it, large enough for a batch. */
const PART_BYTES = 100_000;

/** What waits in all buffers of a run together. */
export interface WaitingRows {
  bytes: number;
}

/** Rows that wait to be written, by schema, and what could not become a row. */
export interface RecordBuffer {
  readonly rows: Map<Schema, Row[]>;
  /** True when what waits is enough for one transaction, or too much beside what waits in the other buffers. */
  readonly isFull: boolean;
  /** About how many bytes were added. */
  readonly bytes: number;
  readonly records: number;
  readonly quarantined: number;
  readonly samples: readonly QuarantinedRecord[];
  readonly warnings: ReadonlyMap<string, number>;
  /** Maps one thing that a fetch yielded. A record that cannot be stored is counted, and the rest goes on. */
  add(yielded: unknown): void;
  clear(): void;
}

/** Makes the buffer of one fetch over one partition (and one parent, where it has one). */
export function recordBuffer(
  fetch: Pick<Fetch, 'emits'>,
  scope: Scope,
  parent: unknown,
  all: WaitingRows = { bytes: 0 },
): RecordBuffer {
  const [only, ...others] = fetch.emits;
  const rows = new Map<Schema, Row[]>(fetch.emits.map((schema) => [schema, []]));
  const indexed = new Map(fetch.emits.map((schema) => [schema, indexedProperties(schema)]));
  const samples: QuarantinedRecord[] = [];
  const warnings = new Map<string, number>();
  let waiting = { rows: 0, bytes: 0, edges: 0 };
  let bytes = 0;
  let records = 0;
  let quarantined = 0;

  function warn(schema: Schema, warning: string): void {
    const text = `${schema.name}: ${warning}`;
    if (warnings.has(text) || warnings.size < MAX_SAMPLES) warnings.set(text, (warnings.get(text) ?? 0) + 1);
  }

  function store(schema: Schema, record: unknown): void {
    records += 1;
    try {
      if (isRecordError(record)) throw record;
      if (record === null || typeof record !== 'object') throw new RecordError('record', 'an object', record);
      const list = rows.get(schema);
      if (list === undefined) throw new TypeError(`the fetch yields ${schema.name}, which its \`emits\` does not name`);
      const mapped = (schema.map as (record: unknown, scope: Scope, parent: unknown) => Row)(record, scope, parent);
      const { row, bytes: weight, cut } = boundValues(mapped);
      for (const name of indexed.get(schema) ?? []) {
        const value = row.properties[name];
        if (typeof value === 'string') checkKeyLength(value, name);
      }
      list.push(row);
      bytes += weight;
      waiting.rows += 1;
      waiting.bytes += weight;
      all.bytes += weight;
      waiting.edges += row.kind === 'node' ? row.edges.length : 1;
      for (const warning of row.warnings) warn(schema, warning);
      for (const name of cut) warn(schema, `${name}: cut, since it was too long`);
    } catch (error) {
      if (!isRecordError(error)) throw error;
      quarantined += 1;
      if (samples.length < MAX_SAMPLES) samples.push({ schema: schema.name, reason: error.message });
    }
  }

  return {
    rows,
    samples,
    warnings,
    get isFull() {
      if (all.bytes >= ALL_BYTES && waiting.bytes >= PART_BYTES) return true;
      return waiting.rows >= FULL.rows || waiting.bytes >= FULL.bytes || waiting.edges >= FULL.edges;
    },
    get bytes() {
      return bytes;
    },
    get records() {
      return records;
    },
    get quarantined() {
      return quarantined;
    },
    add(yielded) {
      if (only !== undefined && others.length === 0) store(only, yielded);
      else {
        const { schema, record } = yielded as Emission;
        store(schema, record);
      }
    },
    clear() {
      for (const list of rows.values()) list.length = 0;
      all.bytes -= waiting.bytes;
      waiting = { rows: 0, bytes: 0, edges: 0 };
    },
  };
}

function indexedProperties({ properties }: Schema): readonly string[] {
  return properties.filter(({ index, unique }) => index === true || unique === true).map(({ name }) => name);
}
