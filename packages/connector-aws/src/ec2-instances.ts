import {
  DescribeKeyPairsCommand,
  EC2Client,
  type InstanceMetadataOptionsResponse,
  paginateDescribeInstances,
} from '@aws-sdk/client-ec2';
import type { Scope } from '@cadastre/core';
import { regionalArn } from './arn.js';
import { defineFetch } from './define-fetch.js';
import { AWSEC2Instance, AWSEC2KeyPair } from './generated/index.js';
import { readTags } from './tags.js';

export const ec2Instances = defineFetch({
  emits: AWSEC2Instance,
  calls: ['ec2:DescribeInstances'],
  async *fetch({ aws, scope }) {
    for await (const page of paginateDescribeInstances({ client: aws(EC2Client), pageSize: 500 }, {})) {
      for (const { ReservationId, Instances } of page.Reservations ?? []) {
        for (const instance of Instances ?? []) {
          yield {
            ...instance,
            ...readTags(instance.Tags),
            ...metadataAccess(instance.MetadataOptions),
            ReservationId,
            Arn: regionalArn(scope, 'ec2', `instance/${instance.InstanceId}`),
            KeyPairArn: instance.KeyName === undefined ? undefined : keyPairArn(scope, instance.KeyName),
          };
        }
      }
    }
  },
});

export const ec2KeyPairs = defineFetch({
  emits: AWSEC2KeyPair,
  calls: ['ec2:DescribeKeyPairs'],
  async *fetch({ aws, scope }) {
    const { KeyPairs } = await aws(EC2Client).send(new DescribeKeyPairsCommand({}));
    for (const pair of KeyPairs ?? []) {
      yield {
        ...pair,
        ...readTags(pair.Tags),
        Arn: pair.KeyName === undefined ? undefined : keyPairArn(scope, pair.KeyName),
      };
    }
  },
});

function keyPairArn(scope: Scope, name: string): string {
  return regionalArn(scope, 'ec2', `key-pair/${name}`);
}

/** Which versions of the metadata service answer. Undefined for an instance that AWS says nothing of, such as a terminated one. */
function metadataAccess(options: InstanceMetadataOptionsResponse | undefined) {
  if (options?.HttpTokens === undefined) return { ImdsV1Enabled: undefined, ImdsV2Required: undefined };
  const required = options.HttpTokens === 'required';
  return { ImdsV1Enabled: options.HttpEndpoint === 'enabled' && !required, ImdsV2Required: required };
}
