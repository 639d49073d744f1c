import type { KeyEstate } from '../estate/kms.js';
import { AwsFailure } from './aws-failure.js';
import { type OperationContext, type Operations, textOf } from './operation.js';

const TRACKED_SINCE = new Date('2026-04-01T00:00:00Z');

export const kms: Operations = {
  ListKeys: ({ here }) => ({
    Keys: here.kms.keys.map(({ metadata }) => ({ KeyId: metadata.KeyId, KeyArn: metadata.Arn })),
  }),
  ListAliases({ here, input }) {
    const asked = input.KeyId;
    return { Aliases: here.kms.aliases.filter(({ TargetKeyId }) => asked === undefined || TargetKeyId === asked) };
  },
  DescribeKey: (context) => ({ KeyMetadata: keyOf(context).metadata }),
  GetKeyPolicy: (context) => ({ Policy: keyOf(context).policy, PolicyName: 'default' }),
  GetKeyRotationStatus(context) {
    const { rotation, metadata } = keyOf(context);
    if (rotation === undefined)
      throw new AwsFailure('UnsupportedOperationException', `${metadata.Arn} is not symmetric.`);
    return { KeyId: metadata.KeyId, ...rotation };
  },
  GetKeyLastUsage(context) {
    const { lastUse, metadata } = keyOf(context);
    return {
      KeyId: metadata.KeyId,
      TrackingStartDate: TRACKED_SINCE,
      KeyCreationDate: metadata.CreationDate,
      KeyLastUsage: lastUse && { ...lastUse, KmsRequestId: 'not-kept', CloudTrailEventId: 'not-kept' },
    };
  },
  ListGrants: (context) => ({ Grants: keyOf(context).grants }),
};

function keyOf(context: OperationContext): KeyEstate {
  const asked = textOf(context, 'KeyId');
  const found = context.here.kms.keys.find(({ metadata }) => metadata.Arn === asked || metadata.KeyId === asked);
  if (!found) throw new AwsFailure('NotFoundException', `Key '${asked}' does not exist`);
  return found;
}
