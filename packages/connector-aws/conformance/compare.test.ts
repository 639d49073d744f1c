import type { NodeRow } from '@cadastre/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { AWSLambda, AWSS3BucketVersioning } from '../src/generated/index.js';
import { compareRows } from './compare.js';
import type { SchemaPlan } from './plan.js';
import { SCOPE } from './stub-parent.js';
import { FUNCTION, OTHER, planOf, recording } from './test-kit.js';

const answer = recording({ Functions: [FUNCTION, OTHER] });
const read = { whole: true, quarantined: 0 };
const rowsOf = (...records: object[]) =>
  records.map((record) => AWSLambda.map(record, SCOPE, undefined as never) as NodeRow);

describe('compareRows', () => {
  let plan: SchemaPlan;
  beforeAll(async () => {
    plan = await planOf(AWSLambda);
  });
  const differences = (rows: readonly NodeRow[], how = read) =>
    compareRows(plan, rows, [answer], how).differences.map(({ path, expected, got }) => [path, expected, got]);

  it('finds nothing wrong with what the mapper makes, whatever the order', () => {
    const found = compareRows(plan, rowsOf(OTHER, FUNCTION), [answer], read);
    expect(found).toMatchObject({ differences: [], derived: [], calls: ['lambda:ListFunctions'] });
    // 20 properties with a path and 5 relationships, for each of two functions.
    expect(found.fields).toBe(50);
  });

  it('fails a schema that reads a value at a wrong path', () => {
    const wrong = rowsOf({ ...FUNCTION, MemorySize: FUNCTION.Timeout }, OTHER);
    expect(differences(wrong)).toEqual([['memory_mb', 128, 30]]);
  });

  it('fails a schema that reads a value as another type', () => {
    const [row, other] = rowsOf(FUNCTION, OTHER) as [NodeRow, NodeRow];
    const wrong = { ...row, properties: { ...row.properties, memory_mb: '128', modified_at: FUNCTION.LastModified } };
    expect(differences([wrong, other]).map(([path]) => path)).toEqual(['memory_mb', 'modified_at']);
  });

  it('fails a schema whose id is something else', () => {
    const wrong = rowsOf({ ...FUNCTION, FunctionArn: 'a' }, OTHER);
    expect(differences(wrong)).toEqual([
      ['(row)', FUNCTION.FunctionArn, 'no row'],
      ['(row)', 'no row', 'a'],
    ]);
  });

  it('fails a value that came from nowhere', () => {
    expect(differences(rowsOf(FUNCTION, { ...OTHER, Timeout: 3 }))).toEqual([['timeout_seconds', null, 3]]);
  });

  it('misses what was dropped, and only where it can have come', () => {
    expect(differences(rowsOf(FUNCTION))).toEqual([['(row)', OTHER.FunctionArn, 'no row']]);
    expect(differences(rowsOf(FUNCTION), { whole: false, quarantined: 0 })).toEqual([]);
    // A quarantined record excuses an item that has no id, not this one.
    expect(differences(rowsOf(FUNCTION), { whole: true, quarantined: 1 })).toHaveLength(1);
  });

  it('fails a row that nothing recorded explains', () => {
    expect(differences(rowsOf(FUNCTION, OTHER, OTHER))).toEqual([['(row)', 'no row', OTHER.FunctionArn]]);
  });

  it('fails an edge that is missing, leads elsewhere or says something else', () => {
    const twoSubnets = FUNCTION.VpcConfig.SubnetIds.map((id) => ({ match: [id], properties: {} }));
    const oneSubnet = { ...FUNCTION, VpcConfig: { ...FUNCTION.VpcConfig, SubnetIds: ['subnet-1'] } };
    expect(differences(rowsOf(oneSubnet, OTHER))).toEqual([['PART_OF_SUBNET', twoSubnets, [['subnet-1']]]]);
    const elsewhere = rowsOf({ ...FUNCTION, Role: 'arn:aws:iam::644160558196:role/x' }, OTHER);
    expect(differences(elsewhere).map(([path]) => path)).toEqual(['ASSUMES']);
    const otherSize = rowsOf({ ...FUNCTION, Layers: [{ ...FUNCTION.Layers[0], CodeSize: 6 }] }, OTHER);
    expect(differences(otherSize).map(([path]) => path)).toEqual(['HAS']);
  });

  it('wants nothing in an extension whose answer has nothing', async () => {
    const call = 's3:GetBucketVersioning';
    const versioning = await planOf(AWSS3BucketVersioning, [call]);
    const parent = { id: 'b', arn: 'arn:aws:s3:::b', name: 'b' } as never;
    const row = AWSS3BucketVersioning.map({ Status: 'Enabled' }, SCOPE, parent);
    const found = compareRows(versioning, [row], [recording({}, { call })], read).differences;
    expect(found).toMatchObject([{ path: 'versioning_status', expected: null, got: 'Enabled' }]);
  });
});
