import { expect, test } from 'vitest';
import type { NodeSchema } from '../model/schema.js';
import { emit, fetchDefiner } from './define-fetch.js';

interface FunctionRecord {
  readonly FunctionArn?: string | null | undefined;
  readonly MemorySize?: number | null | undefined;
  readonly VpcConfig?: { readonly SecurityGroupIds?: readonly string[] | null | undefined } | null | undefined;
  readonly Layers?: readonly { readonly Arn?: string | null | undefined }[] | null | undefined;
}

/** A vendor's type in the style of the AWS SDK: everything optional, and more than the schema reads. */
interface VendorFunction {
  FunctionArn?: string | undefined;
  MemorySize?: number | undefined;
  Runtime?: 'nodejs20.x' | 'python3.12' | undefined;
  VpcConfig?: { SecurityGroupIds?: string[] | undefined; VpcId?: string | undefined } | undefined;
  Layers?: { Arn?: string | undefined; CodeSize?: number | undefined }[] | undefined;
}

const AWSLambda: NodeSchema<FunctionRecord> = {
  kind: 'node',
  name: 'AWSLambda',
  file: 'lambda.yaml',
  brief: '',
  labels: [],
  conditionalLabels: [],
  partition: ['account'],
  properties: [],
  relationships: [],
  map: () => ({ kind: 'node', id: '', properties: {}, labels: [], edges: [], warnings: [] }),
};

const defineFetch = fetchDefiner<{ readonly list: () => AsyncIterable<VendorFunction> }>();

test('the vendor’s own type is accepted, and what does not fit the schema does not compile', () => {
  const good = defineFetch({
    emits: AWSLambda,
    calls: ['lambda:ListFunctions'],
    async *fetch({ list }) {
      yield* list();
    },
  });
  expect(good.name).toBe('AWSLambda');

  defineFetch({
    emits: AWSLambda,
    calls: [],
    // @ts-expect-error MemorySize must be a number
    async *fetch() {
      yield { FunctionArn: 'a', MemorySize: '128', VpcConfig: {}, Layers: [] };
    },
  });

  // @ts-expect-error a misspelt path: the record has no FunctionArn
  defineFetch({
    emits: AWSLambda,
    calls: [],
    async *fetch({ list }) {
      for await (const { FunctionArn, ...rest } of list()) yield { ...rest, FunctionARN: FunctionArn };
    },
  });

  defineFetch({
    emits: AWSLambda,
    calls: [],
    // @ts-expect-error a path below a list is missing: Layers[].Arn
    async *fetch() {
      yield { FunctionArn: 'a', MemorySize: 1, VpcConfig: { SecurityGroupIds: ['sg-1'] }, Layers: [{ arn: 'x' }] };
    },
  });

  // @ts-expect-error the same for a record with its schema
  emit(AWSLambda, { FunctionArn: 'a' });

  defineFetch({
    emits: AWSLambda,
    calls: [],
    // @ts-expect-error a record that has nothing the schema reads
    async *fetch() {
      yield { name: 'a' };
    },
  });

  const several = defineFetch({
    emits: [AWSLambda, AWSLambda],
    name: 'both',
    calls: [],
    async *fetch({ list }) {
      for await (const item of list()) yield emit(AWSLambda, item);
    },
  });
  expect(several.emits).toHaveLength(2);
});
