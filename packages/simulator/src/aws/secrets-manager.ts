import { AwsFailure } from './aws-failure.js';
import { type Operations, textOf } from './operation.js';

export const secretsManager: Operations = {
  ListSecrets: ({ here, input }) => ({
    SecretList: here.secrets.filter(({ DeletedDate }) => !DeletedDate || input.IncludePlannedDeletion === true),
  }),
  GetResourcePolicy(context) {
    const asked = textOf(context, 'SecretId');
    const secret = context.here.secrets.find(({ ARN, Name }) => ARN === asked || Name === asked);
    if (!secret) throw new AwsFailure('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    if (secret.DeletedDate) {
      throw new AwsFailure(
        'InvalidRequestException',
        'You tried to perform the operation on a secret that is currently marked deleted.',
      );
    }
    return { ARN: secret.ARN, Name: secret.Name, ResourcePolicy: secret.ResourcePolicy };
  },
};
