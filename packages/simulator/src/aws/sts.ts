import type { RoleEstate } from '../estate/iam/roles.js';
import type { Statement } from '../estate/policy-text.js';
import { AwsFailure } from './aws-failure.js';
import { type Caller, temporaryKeyId } from './caller.js';
import { type OperationContext, type Operations, textOf } from './operation.js';

const HOUR_MS = 3_600_000;

export const sts: Operations = {
  GetCallerIdentity: ({ caller }) => ({ Account: caller.account.id, Arn: caller.arn, UserId: caller.userId }),

  AssumeRole(context) {
    const arn = textOf(context, 'RoleArn');
    const { estate, caller, input } = context;
    const account = estate.accounts.find(({ id }) => arn.startsWith(`arn:aws:iam::${id}:role/`));
    const roles = account ? estate.global(account.id).iam.roles : [];
    const index = roles.findIndex(({ Arn }) => Arn === arn);
    const role = roles[index];
    if (!account || !role || !trusts(role, caller, input)) throw denied(context, arn);
    return {
      Credentials: {
        AccessKeyId: temporaryKeyId(account.id, index),
        SecretAccessKey: 'not-checked',
        SessionToken: 'not-checked',
        // The one thing that is not dated by the estate: clients compare it with the clock.
        Expiration: new Date(Date.now() + HOUR_MS),
      },
      AssumedRoleUser: {
        AssumedRoleId: `${role.RoleId}:${input.RoleSessionName}`,
        Arn: `arn:aws:sts::${account.id}:assumed-role/${role.RoleName}/${input.RoleSessionName}`,
      },
    };
  },
};

function denied({ caller }: OperationContext, arn: string): AwsFailure {
  const message = `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
  return new AwsFailure('AccessDenied', message, { status: 403 });
}

/** Whether a role's own policy lets the caller in. What the caller's policies say is not looked at. */
function trusts(
  { AssumeRolePolicyDocument = '' }: RoleEstate,
  caller: Caller,
  input: OperationContext['input'],
): boolean {
  const { Statement } = JSON.parse(decodeURIComponent(AssumeRolePolicyDocument)) as { Statement: Statement[] };
  const names = [caller.arn, `arn:aws:iam::${caller.account.id}:root`];
  return Statement.some(({ Action, Principal, Condition }) => {
    const principals = Principal && Principal !== '*' ? [Principal.AWS ?? []].flat() : [];
    const externalId = Condition?.StringEquals?.['sts:ExternalId'];
    const agrees = externalId === undefined || externalId === input.ExternalId;
    return Action === 'sts:AssumeRole' && principals.some((name) => names.includes(name)) && agrees;
  });
}
