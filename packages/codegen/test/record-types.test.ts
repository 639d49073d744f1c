import type { ParentOf, PropertiesOf, RecordOf, Schema } from '@cadastre/core';
import { expectTypeOf, test } from 'vitest';
import type { AWSLambdaProperties, AWSLambdaRecord, AWSRoleInlinePolicyRecord } from './generated/aws/index.js';
import {
  type AWSLambda,
  type AWSRoleInlinePolicy,
  type AWSRoleProperties,
  type AWSRoleUsage,
  schemas,
} from './generated/aws/index.js';

/** The shape of an answer as the AWS SDK types it: everything optional, closed unions for enums, mutable arrays, more than is read. */
interface FunctionConfiguration {
  FunctionName?: string | undefined;
  FunctionArn?: string | undefined;
  Runtime?: 'nodejs20.x' | 'python3.12' | undefined;
  Role?: string | undefined;
  MemorySize?: number | undefined;
  LastModified?: string | undefined;
  CodeSha256?: string | undefined;
  VpcConfig?:
    | { SubnetIds?: string[] | undefined; SecurityGroupIds?: string[] | undefined; VpcId?: string | undefined }
    | undefined;
  Layers?:
    | { Arn?: string | undefined; CodeSize?: number | undefined; SigningJobArn?: string | undefined }[]
    | undefined;
}

test("the vendor's own type is assignable to the record type", () => {
  expectTypeOf<FunctionConfiguration>().toExtend<AWSLambdaRecord>();
  expectTypeOf<{ LastModified?: Date; MemorySize?: bigint }>().toExtend<AWSLambdaRecord>();
});

test('a wrong type at a path is a compile error', () => {
  expectTypeOf<{ FunctionArn?: number }>().not.toExtend<AWSLambdaRecord>();
  expectTypeOf<{ Layers?: { Arn?: number }[] }>().not.toExtend<AWSLambdaRecord>();
  expectTypeOf<{ VpcConfig?: { SecurityGroupIds?: string } }>().not.toExtend<AWSLambdaRecord>();
  // Nothing in common with what the schema reads: a wrong vendor type, or a wrong path.
  // @ts-expect-error weak type detection
  const wrong: AWSRoleInlinePolicyRecord = { UserName: 'ada' };
  expectTypeOf(wrong).toEqualTypeOf<AWSRoleInlinePolicyRecord>();
});

test('a schema carries its record, properties and parent', () => {
  expectTypeOf<RecordOf<typeof AWSLambda>>().toEqualTypeOf<AWSLambdaRecord>();
  expectTypeOf<PropertiesOf<typeof AWSLambda>>().toEqualTypeOf<AWSLambdaProperties>();
  expectTypeOf<ParentOf<typeof AWSRoleInlinePolicy>>().toEqualTypeOf<AWSRoleProperties>();
  expectTypeOf<ParentOf<typeof AWSRoleUsage>>().toEqualTypeOf<AWSRoleProperties>();
  expectTypeOf(schemas).toExtend<readonly Schema[]>();
});
