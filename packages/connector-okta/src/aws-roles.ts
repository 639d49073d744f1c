import { RE2JS } from 're2js';
import { defineFetch } from './define-fetch.js';
import { OktaAwsRoleAccess } from './generated/index.js';

/** Name of the application for AWS accounts in Okta's catalogue. */
const AWS_APPLICATION = 'amazon_aws';

interface Assignment {
  readonly id: string;
  readonly profile?: { readonly role?: string | null; readonly samlRoles?: readonly (string | null)[] | null } | null;
}

/**
 * Which groups open which AWS roles. Okta's application for AWS does it in two ways: a filter on the names of groups that says account
 * and role (https://help.okta.com/en-us/content/topics/deploymentguides/aws/aws-configure-group-mapping.htm), or roles chosen for each
 * group that is assigned to it.
 */
export const awsRoleAccess = defineFetch({
  emits: OktaAwsRoleAccess,
  calls: ['GET /api/v1/groups', 'GET /api/v1/apps/{appId}/groups'],
  async *fetch({ okta, parent, awsGroups }) {
    if (parent.name !== AWS_APPLICATION) return;
    const filter = parent.aws_group_filter ?? awsGroups?.filter;
    const pattern = parent.aws_role_pattern ?? awsGroups?.role;
    if (filter && pattern) {
      const roleOf = roleReader(filter, pattern);
      const groups = okta.list<{ readonly id: string; readonly profile?: { readonly name?: string } }>(
        '/api/v1/groups',
        { limit: 200 },
      );
      for await (const { id, profile } of groups) {
        const RoleArn = roleOf(profile?.name ?? '');
        if (RoleArn !== undefined) yield { GroupId: id, RoleArn };
      }
    }
    const assigned = okta.list<Assignment>('/api/v1/apps/{appId}/groups', { appId: parent.id, limit: 200 });
    for await (const { id, profile } of assigned) {
      const names = new Set([...(profile?.samlRoles ?? []), ...(profile?.role ? [profile.role] : [])]);
      for (const name of names) {
        for (const RoleArn of rolesNamed(name, parent.aws_identity_provider_arns)) yield { GroupId: id, RoleArn };
      }
    }
  },
});

/**
 * Reads the ARN of a role out of a group's name.
 *
 * @param filter - Okta's regular expression, whose named groups are written `(?{{role}}…)`. It is run by RE2, which no name can keep busy.
 * @param pattern - what the ARN is made of, `arn:aws:iam::${accountid}:role/${role}`; with an ARN of an identity provider before or after it
 */
export function roleReader(filter: string, pattern: string): (groupName: string) => string | undefined {
  const expression = RE2JS.compile(filter.replaceAll(/\(\?\{\{(\w+)\}\}/g, '(?P<$1>'));
  const role = pattern.split(',').find((part) => part.includes(':role/')) ?? pattern;
  return (groupName) => {
    const matcher = expression.matcher(groupName);
    if (!matcher.find()) return undefined;
    return role.trim().replaceAll(/\$\{(\w+)\}/g, (_text, name: string) => matcher.group(name) ?? '');
  };
}

/**
 * ARNs of the roles of this name in the accounts whose identity providers the application names. Where the name or the account is missing
 * there is one unknown, which is left out and counted.
 */
export function rolesNamed(name: string | null, identityProviderArns: string | null): (string | undefined)[] {
  if (name === null) return [undefined];
  if (name.startsWith('arn:')) return [name];
  const providers = [...(identityProviderArns ?? '').matchAll(/arn:([\w-]+):iam::(\d{12}):saml-provider\//g)];
  if (providers.length === 0) return [undefined];
  return providers.map(([, partition, account]) => `arn:${partition}:iam::${account}:role/${name}`);
}
