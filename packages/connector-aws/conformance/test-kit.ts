import { fileURLToPath } from 'node:url';
import { compileSchemas, type SchemaModel } from '@cadastre/codegen';
import type { Schema } from '@cadastre/core';
import { planSchema, type SchemaPlan } from './plan.js';
import type { Recording } from './recordings.js';

export const CALL = 'lambda:ListFunctions';

/** A recorded answer. */
export function recording(data: Recording['data'], more: Partial<Recording> = {}): Recording {
  return { file: 'lambda.ListFunctions_1.json', call: CALL, status: 200, data, ...more };
}

/** The plan of a schema of this connector. */
export async function planOf(schema: Schema, calls: readonly string[] = [CALL]): Promise<SchemaPlan> {
  return planSchema(await modelOf(schema.name), schema, calls);
}

async function modelOf(name: string): Promise<SchemaModel> {
  const { model } = await compileSchemas(fileURLToPath(new URL('../../../schemas', import.meta.url)));
  const found = model.schemas.find((schema) => schema.name === name);
  if (found === undefined) throw new Error(`no schema ${name}`);
  return found;
}

export const FUNCTION = {
  FunctionArn: 'arn:aws:lambda:us-east-1:644160558196:function:a',
  FunctionName: 'a',
  MemorySize: 128,
  Timeout: 30,
  LastModified: '2019-07-12T17:42:22.098+0000',
  Role: 'arn:aws:iam::644160558196:role/r',
  VpcConfig: { VpcId: 'vpc-1', SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: [] },
  Layers: [{ Arn: 'arn:aws:lambda:us-east-1:644160558196:layer:l:1', CodeSize: 5 }],
};
export const OTHER = {
  FunctionArn: 'arn:aws:lambda:us-east-1:644160558196:function:b',
  FunctionName: 'b',
  MemorySize: 256,
};
