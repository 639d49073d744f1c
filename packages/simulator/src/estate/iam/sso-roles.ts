import { isProvisioned, PERMISSION_SETS, ssoProviderArn, ssoRoleName } from '../permission-sets.js';
import type { Place } from '../place.js';
import { awsManagedArn } from './aws-managed.js';
import type { RoleDraft } from './roles.js';

/** What IAM Identity Center has made of its permission sets in an account. */
export function ssoRoles(place: Place): Record<string, RoleDraft> {
  const { account, company } = place;
  const [region = ''] = company.regions;
  const here = PERMISSION_SETS.filter((set) => isProvisioned(set, account));
  return Object.fromEntries(
    here.map((set): [string, RoleDraft] => [
      ssoRoleName(place, set),
      {
        // An instance in us-east-1 leaves its region out.
        path: `/aws-reserved/sso.amazonaws.com/${region === 'us-east-1' ? '' : `${region}/`}`,
        ...(set.description !== undefined && { description: set.description }),
        trust: [
          {
            Effect: 'Allow',
            Principal: { Federated: ssoProviderArn(place) },
            Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
            Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
          },
        ],
        policies: set.policies.map(awsManagedArn),
        ...(set.inline && { inline: { AwsSSOInlinePolicy: set.inline } }),
      },
    ]),
  );
}
