import type { STSClient } from '@aws-sdk/client-sts';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { CadastreError, type MakeCall } from '@cadastre/core';
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

/** Renewed this long before they end, so that no request is signed with credentials that end on the way. */
const MARGIN_MS = 5 * 60_000;

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

/** Asks once for all who wait, and again when what was given nears its end. A failure is not kept. */
function sharedCredentials(ask: (call: MakeCall) => Promise<AwsCredentialIdentity>): AwsCredentials {
  let known: AwsCredentialIdentity | undefined;
  let forgotten = false;
  let asking: Promise<AwsCredentialIdentity> | undefined;
  return {
    async ready(call) {
      if (known !== undefined && !forgotten && !isEnding(known)) return;
      asking ??= ask(call)
        .then((given) => {
          known = given;
          forgotten = false;
          return given;
        })
        .finally(() => {
          asking = undefined;
        });
      await asking;
    },
    forget() {
      // Kept until there are new ones: another call may be about to be signed, and will find out for itself.
      forgotten = true;
    },
    // The SDK keeps what has no end, so that a renewed key would never be seen: said to have ended already, it asks each time.
    provider: async () => {
      if (known === undefined)
        throw new CadastreError({ code: 'ANSWER_INVALID', message: 'There are no credentials yet.' });
      return { ...known, expiration: new Date(0) };
    },
  };
}

function isEnding({ expiration }: AwsCredentialIdentity): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < MARGIN_MS;
}
