import type { STSClient } from '@aws-sdk/client-sts';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { CadastreError, type MakeCall, sharedUntil } from '@cadastre/core';
import type { AwsOptions } from './options.js';

/** Credentials that all clients of one account share. */
export interface AwsCredentials {
  /** Makes sure, before a call, that they last until it is over; asks for new ones where they do not. */
  ready(call: MakeCall): Promise<void>;
  /** Drops them, because AWS says that they have run out. */
  forget(): void;
  /** What the SDK's clients are given: they ask it before every request. */
  readonly provider: AwsCredentialIdentityProvider;
}

/** The credentials that the source was given, or those of the SDK's default chain. */
export function callerCredentials({ credentials }: AwsOptions): AwsCredentials {
  // The chain remembers what it found; a new one looks again.
  return sharedCredentials(() => credentials?.() ?? fromNodeProviderChain()());
}

/** Credentials of a role, asked for by `sts`. */
export function roleCredentials(
  options: AwsOptions,
  roleArn: string,
  stsClient: (call: MakeCall) => STSClient,
): AwsCredentials {
  const externalId = typeof options.accounts === 'object' ? options.accounts.externalId : undefined;
  return sharedCredentials(async (call) => {
    const { Credentials } = await stsClient(call).send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: 'cadastre',
        ...(externalId === undefined ? {} : { ExternalId: externalId }),
      }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
    if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined) {
      throw new CadastreError({ code: 'ANSWER_INVALID', message: `AWS gave no credentials for ${roleArn}.` });
    }
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      ...(Expiration === undefined ? {} : { expiration: Expiration }),
    };
  });
}

/** Credentials that are asked for once for all who wait, and again when they near their end. */
function sharedCredentials(ask: (call: MakeCall) => Promise<AwsCredentialIdentity>): AwsCredentials {
  const shared = sharedUntil(ask, ({ expiration }) => expiration?.getTime());
  return {
    ready: shared.ready,
    forget: shared.forget,
    // The SDK keeps what has no end, so that a renewed key would never be seen: said to have ended already, it asks each time.
    provider: async () => {
      const known = shared.current();
      if (known === undefined)
        throw new CadastreError({ code: 'ANSWER_INVALID', message: 'There are no credentials yet.' });
      return { ...known, expiration: new Date(0) };
    },
  };
}
