import type { InstanceProfile, ServerCertificateMetadata } from '@aws-sdk/client-iam';
import { COMPANY } from '../catalog.js';
import { instanceRole } from '../names.js';
import { ssoProviderArn } from '../permission-sets.js';
import { accountNamed, type Place } from '../place.js';
import { daysAgo } from '../random.js';
import { type PolicyEstate, policies } from './policies.js';
import { type RoleEstate, roles } from './roles.js';
import { type UsersEstate, usersEstate } from './users.js';

/** Who there is in an account, and what each may do. */
export interface IamEstate extends UsersEstate {
  readonly alias: string;
  readonly roles: readonly RoleEstate[];
  /** AWS's own are among them. */
  readonly policies: readonly PolicyEstate[];
  readonly instanceProfiles: readonly InstanceProfile[];
  readonly samlProviders: readonly { Arn: string; CreateDate: Date; ValidUntil: Date; SAMLMetadataDocument: string }[];
  readonly oidcProviders: readonly {
    Arn: string;
    Url: string;
    ClientIDList: string[];
    ThumbprintList: string[];
    CreateDate: Date;
  }[];
  readonly serverCertificates: readonly ServerCertificateMetadata[];
}

export function iamEstate(place: Place): IamEstate {
  const { account, company, iam } = place;
  const people = usersEstate(place);
  const bareRoles = roles(place);
  const instanceProfiles = instanceProfilesOf(place, bareRoles);
  const allRoles = bareRoles.map((role) => ({
    ...role,
    InstanceProfileList: instanceProfiles.filter(({ Roles }) => Roles?.[0]?.RoleName === role.RoleName),
  }));
  const attachments = new Map<string | undefined, number>();
  for (const { AttachedManagedPolicies } of [...people.users, ...people.groups, ...allRoles]) {
    for (const { PolicyArn } of AttachedManagedPolicies ?? [])
      attachments.set(PolicyArn, (attachments.get(PolicyArn) ?? 0) + 1);
  }
  return {
    ...people,
    alias: `${COMPANY}-${account.name}`,
    roles: allRoles,
    policies: policies(place).map((policy) => ({ ...policy, AttachmentCount: attachments.get(policy.Arn) ?? 0 })),
    instanceProfiles,
    samlProviders: [
      {
        Arn: iam(`saml-provider/${COMPANY}-sso`),
        CreateDate: daysAgo(900),
        ValidUntil: daysAgo(-400),
        SAMLMetadataDocument: `<EntityDescriptor entityID="https://sso.${COMPANY}.example"/>`,
      },
      {
        Arn: ssoProviderArn(place),
        CreateDate: daysAgo(1300),
        ValidUntil: daysAgo(-2000),
        SAMLMetadataDocument: '<EntityDescriptor entityID="https://portal.sso.amazonaws.com/saml/assertion"/>',
      },
    ],
    oidcProviders: [
      {
        Arn: iam('oidc-provider/token.actions.githubusercontent.com'),
        Url: 'token.actions.githubusercontent.com',
        ClientIDList: ['sts.amazonaws.com'],
        ThumbprintList: [company.ids.hex(40, 'github-thumbprint')],
        CreateDate: daysAgo(700),
      },
    ],
    serverCertificates:
      account === accountNamed(company, 'production')
        ? [
            {
              Path: '/',
              ServerCertificateName: 'www-2023',
              ServerCertificateId: company.ids.unique('ASCA', account.id, 'www'),
              Arn: iam('server-certificate/www-2023'),
              UploadDate: daysAgo(1100),
              Expiration: daysAgo(370),
            },
          ]
        : [],
  };
}

function instanceProfilesOf(
  { services, company, account, iam, random }: Place,
  roles: readonly RoleEstate[],
): InstanceProfile[] {
  return services
    .filter(({ runs }) => runs.includes('instances'))
    .map((service) => {
      const name = instanceRole(service);
      const role = roles.find(({ RoleName }) => RoleName === name);
      if (!role) throw new Error(`no role ${name}`);
      return {
        Path: '/',
        InstanceProfileName: name,
        InstanceProfileId: company.ids.unique('AIPA', account.id, name),
        Arn: iam(`instance-profile/${name}`),
        CreateDate: random('instance-profile', name).daysAgo(60, 1800),
        Roles: [
          {
            Path: role.Path,
            RoleName: role.RoleName,
            RoleId: role.RoleId,
            Arn: role.Arn,
            CreateDate: role.CreateDate,
            AssumeRolePolicyDocument: role.AssumeRolePolicyDocument,
          },
        ],
      };
    });
}
