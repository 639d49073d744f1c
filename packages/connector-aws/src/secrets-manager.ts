import { GetResourcePolicyCommand, paginateListSecrets, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { defineFetch } from './define-fetch.js';
import { AWSSecretsManagerSecret, AWSSecretsManagerSecretPolicy } from './generated/index.js';
import { kmsReference } from './kms-reference.js';
import { summarizeResourcePolicy } from './policy-document.js';
import { readTags } from './tags.js';

export const secrets = defineFetch({
  emits: AWSSecretsManagerSecret,
  calls: ['secretsmanager:ListSecrets'],
  async *fetch({ aws, scope }) {
    const input = { IncludePlannedDeletion: true };
    for await (const page of paginateListSecrets({ client: aws(SecretsManagerClient) }, input)) {
      for (const secret of page.SecretList ?? []) {
        const { PrimaryRegion = scope.region } = secret;
        // A replica has the ARN of its primary but for the region.
        const primaryArn = secret.ARN?.replace(`:${scope.region}:`, `:${PrimaryRegion}:`);
        yield {
          ...secret,
          ...readTags(secret.Tags),
          ...kmsReference(secret.KmsKeyId, scope),
          PrimaryArn: primaryArn === secret.ARN ? undefined : primaryArn,
        };
      }
    }
  },
});

export const secretPolicies = defineFetch({
  emits: AWSSecretsManagerSecretPolicy,
  calls: ['secretsmanager:GetResourcePolicy'],
  async *fetch({ aws, parent }) {
    // Secrets Manager refuses to answer for a secret that is being deleted, and to give its value to anyone.
    if (parent.deleted_at) return;
    const asked = new GetResourcePolicyCommand({ SecretId: parent.arn });
    const { ResourcePolicy } = await aws(SecretsManagerClient).send(asked);
    if (ResourcePolicy !== undefined) yield summarizeResourcePolicy(ResourcePolicy);
  },
});
