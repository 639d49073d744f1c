import type { SecretListEntry } from '@aws-sdk/client-secrets-manager';
import type { Service } from './catalog.js';
import { ROTATION } from './lambda.js';
import { databaseSecret, functionName, secretArn } from './names.js';
import { type Place, placeIn, tagsOf } from './place.js';
import { allow, policyText } from './policy-text.js';
import { daysAgo } from './random.js';

/** A secret without its value: that is nowhere in the estate. */
export type SecretEstate = SecretListEntry & { ARN: string; Name: string; ResourcePolicy?: string };

export function secrets(place: Place): SecretEstate[] {
  return place.services.flatMap((service) => [
    ...(service.database ? [databasePassword(place, service)] : []),
    apiKey(place, service),
    ...(service.name === 'billing' ? [deleted(place, service)] : []),
    ...(service.name === 'payments' ? [signingKey(place, service)] : []),
  ]);
}

function secret(place: Place, service: Service, name: string): SecretEstate {
  const draw = place.random('secret', name);
  const LastChangedDate = draw.daysAgo(10, 900);
  return {
    ARN: secretArn(place, name),
    Name: name,
    CreatedDate: draw.daysAgo(900, 1500),
    LastChangedDate,
    LastAccessedDate: new Date(`${draw.daysAgo(0, 20).toISOString().slice(0, 10)}T00:00:00Z`),
    Tags: tagsOf(place, service),
    SecretVersionsToStages: { [place.uuid('version', name)]: ['AWSCURRENT'] },
  };
}

function databasePassword(place: Place, service: Service): SecretEstate {
  const draw = place.random('rotation', service.name);
  const rotates = place.account.environment !== 'development' || draw.chance(0.3);
  return {
    ...secret(place, service, databaseSecret(place, service)),
    Description: `Master user of the database of ${service.name}`,
    KmsKeyId: place.key('secrets'),
    RotationEnabled: rotates,
    ...(rotates && {
      RotationLambdaARN: place.arn('lambda', `function:${functionName(place, ROTATION, 'run')}`),
      RotationRules: { AutomaticallyAfterDays: 30, ScheduleExpression: 'rate(30 days)' },
      LastRotatedDate: draw.daysAgo(1, 29),
      NextRotationDate: daysAgo(-draw.int(1, 29)),
    }),
  };
}

/** Keys of other companies' services, which nobody rotates. Half of them are encrypted with the key that AWS manages. */
function apiKey(place: Place, service: Service): SecretEstate {
  const name = `${place.account.environment}/${service.name}/partner-api`;
  const reader = place.company.accounts.find((account) => account.name === 'staging');
  return {
    ...secret(place, service, name),
    Description: 'Key of a partner’s interface',
    ...(place.random('api-key', name).chance(0.5) && { KmsKeyId: 'alias/secrets' }),
    ...(service.name === 'orders' &&
      place.account.name === 'production' &&
      reader && {
        ResourcePolicy: policyText(
          allow('secretsmanager:GetSecretValue', '*', { Principal: { AWS: `arn:aws:iam::${reader.id}:root` } }),
        ),
      }),
  };
}

/** The same in every region: kept in the first, and replicated to the others. A replica has the ARN of its primary but for the region. */
function signingKey(place: Place, service: Service): SecretEstate {
  const name = `${place.account.environment}/${service.name}/webhook-signature`;
  const first = placeIn(place.company, place.account, place.company.regions[0] ?? '');
  return {
    ...secret(place, service, name),
    Description: 'Signs what partners are sent',
    ARN: secretArn(first, name).replace(`:${first.region}:`, `:${place.region}:`),
    PrimaryRegion: first.region,
  };
}

function deleted(place: Place, service: Service): SecretEstate {
  const name = `${place.account.environment}/${service.name}/old-gateway`;
  return { ...secret(place, service, name), Description: 'No longer used', DeletedDate: daysAgo(3) };
}
