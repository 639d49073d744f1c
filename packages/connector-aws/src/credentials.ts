import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { clientConfig, homeRegion } from './context.js';
import type { AwsOptions } from './options.js';

/** Credentials that are asked for before every request, and renewed before they end. */
export type AwsCredentials = AwsCredentialIdentityProvider;

/** Renewed this long before they end, so that no request is signed with credentials that end on the way. */
const MARGIN_MS = 5 * 60_000;

/** Credentials in the account of a role, shared by all clients of that account: one AssumeRole for all of them. */
export function assumeRole(options: AwsOptions, roleArn: string): AwsCredentials {
  const externalId = typeof options.accounts === 'object' ? options.accounts.externalId : undefined;
  const { region, endpoint } = clientConfig(options, homeRegion(options), undefined);
  return shared(
    fromTemporaryCredentials({
      ...(options.credentials === undefined ? {} : { masterCredentials: options.credentials }),
      params: {
        RoleArn: roleArn,
        RoleSessionName: 'cadastre',
        ...(externalId === undefined ? {} : { ExternalId: externalId }),
      },
      clientConfig: { region, ...(endpoint === undefined ? {} : { endpoint }) },
    }),
  );
}

/** Asks once for all who wait, and again when what was given nears its end. A failure is not kept. */
function shared(provider: AwsCredentialIdentityProvider): AwsCredentials {
  let known: AwsCredentialIdentity | undefined;
  let asking: Promise<AwsCredentialIdentity> | undefined;
  return async () => {
    if (known !== undefined && !isEnding(known)) return known;
    asking ??= provider()
      .then((given) => {
        known = given;
        return given;
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
}

function isEnding({ expiration }: AwsCredentialIdentity): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < MARGIN_MS;
}
