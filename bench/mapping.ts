/*
 * What it costs that every value of a record is checked: the generated mappers against an object literal that makes the same row.
 * Run: pnpm bench mapping
 */
import assert from 'node:assert/strict';
import { AWSEC2Instance } from '../packages/connector-aws/src/generated/aws-ec2-instance.js';
import { AWSLambda } from '../packages/connector-aws/src/generated/aws-lambda.js';
import { AWSRole } from '../packages/connector-aws/src/generated/aws-role.js';
import type { NodeSchema, Row, Scope } from '../packages/core/src/index.js';
import { type Comparison, report } from './comparison.js';
import { functionRow, instanceRow, roleRow } from './mapping/by-hand.js';
import { functionRecord, instanceRecord, roleRecord, scope } from './mapping/records.js';

type Map<R> = (record: R, scope: Scope) => Row;

/** Records that are mapped again and again. */
const DIFFERENT = 1_000;
const REPEATS = 3;
/** Of each the best round counts, and rounds are short: what else the machine does can only make one slower, and some it leaves alone. */
const ROUNDS = 200;

function compare<R>(schema: NodeSchema<R>, recordOf: (index: number) => R, byHand: Map<R>): Comparison {
  const records = Array.from({ length: DIFFERENT }, (_, index) => recordOf(index));
  const generated: Map<R> = (record, scope) => schema.map(record, scope, undefined as never);
  for (const record of records) assert.deepEqual(generated(record, scope), byHand(record, scope));
  let ours = 0;
  let floor = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    ours = Math.max(ours, recordsPerSecond(records, generated));
    floor = Math.max(floor, recordsPerSecond(records, byHand));
  }
  return {
    what: `row mapping: ${schema.name}`,
    ours: `${thousands(ours)} records/s`,
    other: `by hand ${thousands(floor)} records/s`,
    ratio: floor / ours,
    wanted: { atMost: 2 },
  };
}

function recordsPerSecond<R>(records: readonly R[], map: Map<R>): number {
  let edges = 0;
  const started = performance.now();
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    for (const record of records) {
      const row = map(record, scope);
      // Looked at, or nothing would have to be made.
      if (row.kind === 'node') edges += row.edges.length;
    }
  }
  const seconds = (performance.now() - started) / 1000;
  if (edges === 0) throw new Error('no row had a relationship');
  return (records.length * REPEATS) / seconds;
}

function thousands(number: number): string {
  return `${Math.round(number / 1_000)},000`;
}

report([
  compare(AWSEC2Instance, instanceRecord, instanceRow),
  compare(AWSLambda, functionRecord, functionRow),
  compare(AWSRole, roleRecord, roleRow),
]);
