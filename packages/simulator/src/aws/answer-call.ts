import type { AwsAnswer, AwsCall } from '../aws-wire/index.js';
import type { Estate } from '../estate/estate.js';
import { AwsFailure } from './aws-failure.js';
import type { Caller } from './caller.js';
import { ec2 } from './ec2.js';
import { iam } from './iam.js';
import { identitystore } from './identitystore.js';
import { kms } from './kms.js';
import { lambda } from './lambda.js';
import type { OperationContext, Operations } from './operation.js';
import { organizations } from './organizations.js';
import { rds } from './rds.js';
import { s3 } from './s3.js';
import { secretsManager } from './secrets-manager.js';
import { ssoAdmin } from './sso-admin.js';
import { sts } from './sts.js';

/** Everything that is answered, by signing name and operation. */
const services: Readonly<Record<string, Operations>> = {
  ec2,
  iam,
  identitystore,
  kms,
  lambda,
  organizations,
  rds,
  s3,
  secretsmanager: secretsManager,
  sso: ssoAdmin,
  sts,
};

/** What each service says of keys that it does not know, which is also what it says in a region that the account has not enabled. */
const REFUSALS: Readonly<Record<string, string>> = {
  ec2: 'AuthFailure',
  identitystore: 'UnrecognizedClientException',
  kms: 'UnrecognizedClientException',
  lambda: 'UnrecognizedClientException',
  organizations: 'UnrecognizedClientException',
  s3: 'InvalidAccessKeyId',
  secretsmanager: 'UnrecognizedClientException',
  sso: 'UnrecognizedClientException',
};

const REGIONAL = new Set(['ec2', 'identitystore', 'kms', 'lambda', 'rds', 'secretsmanager', 'sso']);

/** Whether an operation is answered: `isAnswered('ec2', 'DescribeVpcs')`. */
export function isAnswered(service: string, operation: string): boolean {
  return Object.hasOwn(services, service) && Object.hasOwn(services[service] ?? {}, operation);
}

/** Answers a call from the estate. A call for an operation that is not written here is the simulator's failure, and so thrown. */
export function answerCall(estate: Estate, call: AwsCall, caller: Caller | undefined): AwsAnswer {
  const operation = services[call.service]?.[call.operation];
  if (!operation) throw new Error('the simulated estate does not answer this operation');
  const isEnabled =
    !REGIONAL.has(call.service) || call.operation === 'DescribeRegions' || estate.regions.includes(call.region);
  if (!caller || !isEnabled) return refusal(call.service);
  try {
    return { kind: 'data', data: operation(contextOf(estate, call, caller)) };
  } catch (error) {
    if (error instanceof AwsFailure) return { kind: 'error', code: error.code, message: error.message, ...error.more };
    throw error;
  }
}

function refusal(service: string): AwsAnswer {
  const code = REFUSALS[service] ?? 'InvalidClientTokenId';
  return { kind: 'error', code, message: 'The security token included in the request is invalid.', status: 403 };
}

function contextOf(estate: Estate, { region, input }: AwsCall, caller: Caller): OperationContext {
  const { account } = caller;
  return {
    estate,
    caller,
    account,
    region,
    input,
    get global() {
      return estate.global(account.id);
    },
    get here() {
      return estate.region(account.id, region);
    },
  };
}
