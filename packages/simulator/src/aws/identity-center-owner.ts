import { AwsFailure } from './aws-failure.js';
import type { Operation } from './operation.js';

/** Only the account that owns the instance may ask what is in it, and only in the instance's region. */
export function asIdentityCenterOwner(operation: Operation): Operation {
  return (context) => {
    const { OwnerAccountId, PrimaryRegion } = context.estate.identityCenter.instance;
    if (context.account.id === OwnerAccountId && context.region === PrimaryRegion) return operation(context);
    const message = `User: ${context.caller.arn} is not authorized to perform this operation`;
    throw new AwsFailure('AccessDeniedException', message, { status: 400 });
  };
}
