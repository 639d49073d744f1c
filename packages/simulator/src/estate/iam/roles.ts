import type { RoleDetail } from '@aws-sdk/client-iam';
import { COMPANY, OUTSIDE } from '../catalog.js';
import { bucketName, functionRole, instanceRole } from '../names.js';
import { accountNamed, type Place, tagsOf } from '../place.js';
import { allow, encodedPolicy, type Statement, trust } from '../policy-text.js';
import { attached, awsManagedArn } from './aws-managed.js';
import { ssoRoles } from './sso-roles.js';

/** The role through which the organization's accounts are read. */
export const READER_ROLE = 'CadastreReader';
/** The user of the management account whose credentials the simulator hands out. */
export const READER_USER = 'cadastre';

/** A role, with what only GetRole tells. */
export type RoleEstate = RoleDetail & { Description?: string; MaxSessionDuration: number };

export interface RoleDraft {
  path?: string;
  description?: string;
  trust: Statement[];
  policies?: string[];
  inline?: Record<string, Statement>;
  boundary?: string;
  tags?: { Key: string; Value: string }[];
}

export function roles(place: Place): RoleEstate[] {
  const drafts = {
    ...serviceRoles(place),
    ...peopleRoles(place),
    ...outsideRoles(place),
    ...accessRoles(place),
    ...ssoRoles(place),
  };
  return Object.entries(drafts).map(([name, draft]) => role(place, name, draft));
}

function serviceRoles(place: Place): Record<string, RoleDraft> {
  const all: Record<string, RoleDraft> = {};
  for (const service of place.services) {
    const common = { tags: tagsOf(place, service), policies: [place.iam(`policy/${service.name}-data`)] };
    if (service.runs.includes('functions')) {
      all[functionRole(service)] = {
        ...common,
        trust: [trust({ Service: 'lambda.amazonaws.com' })],
        policies: [
          ...common.policies,
          awsManagedArn(`service-role/AWSLambda${service.database ? 'VPCAccess' : 'Basic'}ExecutionRole`),
        ],
        // Somebody needed it to work before a demo.
        ...(service.name === 'reporting' && { inline: { 'just-make-it-work': allow('*', '*') } }),
      };
    }
    if (service.runs.includes('instances')) {
      all[instanceRole(service)] = {
        ...common,
        trust: [trust({ Service: 'ec2.amazonaws.com' })],
        policies: [...common.policies, awsManagedArn('AmazonSSMManagedInstanceCore')],
        ...(service.name === 'ci-runner' && { inline: { 'pass-any-role': allow('iam:PassRole', '*') } }),
      };
    }
  }
  all['secret-rotation'] = {
    description: 'Changes database passwords',
    trust: [trust({ Service: 'lambda.amazonaws.com' })],
    policies: [awsManagedArn('service-role/AWSLambdaVPCAccessExecutionRole')],
    inline: { rotate: allow(['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'], '*') },
  };
  all['rds-monitoring'] = {
    description: 'Sends metrics of databases',
    trust: [trust({ Service: 'monitoring.rds.amazonaws.com' })],
    policies: [awsManagedArn('service-role/AmazonRDSEnhancedMonitoringRole')],
  };
  all.AWSServiceRoleForRDS = {
    path: '/aws-service-role/rds.amazonaws.com/',
    trust: [trust({ Service: 'rds.amazonaws.com' })],
    policies: [awsManagedArn('aws-service-role/AmazonRDSServiceRolePolicy')],
  };
  return all;
}

function peopleRoles({ iam, account }: Place): Record<string, RoleDraft> {
  const saml = { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };
  const signOn = [trust({ Federated: iam(`saml-provider/${COMPANY}-sso`) }, saml, 'sts:AssumeRoleWithSAML')];
  return {
    administrator: { trust: signOn, policies: [awsManagedArn('AdministratorAccess')] },
    'read-only': { trust: signOn, policies: [awsManagedArn('ReadOnlyAccess')] },
    ...(account.environment === 'development' && {
      developer: {
        trust: signOn,
        policies: [awsManagedArn('PowerUserAccess')],
        boundary: iam('policy/developer-boundary'),
      },
    }),
  };
}

function outsideRoles({ account, company, iam, services }: Place): Record<string, RoleDraft> {
  const externalId = { StringEquals: { 'sts:ExternalId': `${COMPANY}-${company.ids.hex(8, 'external-id')}` } };
  const vendor = (id: string) => ({ AWS: `arn:aws:iam::${id}:root` });
  const provider = iam('oidc-provider/token.actions.githubusercontent.com');
  // Production is deployed from the main branch only; elsewhere any branch of any of the company's repositories will do.
  const subject =
    account.environment === 'production' ? `repo:${COMPANY}/platform:ref:refs/heads/main` : `repo:${COMPANY}/*`;
  const github = {
    StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
    StringLike: { 'token.actions.githubusercontent.com:sub': subject },
  };
  return {
    [OUTSIDE.observability.name]: {
      description: 'Metrics, by a vendor',
      trust: [trust(vendor(OUTSIDE.observability.account), externalId)],
      policies: [awsManagedArn('SecurityAudit')],
    },
    'organization-inventory': {
      description: 'Anyone, as long as it is someone of the organization',
      trust: [trust({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': company.organizationId } })],
      policies: [awsManagedArn('SecurityAudit')],
    },
    ...(services.some(({ name }) => name === 'storefront') && {
      'storefront-mobile': {
        description: 'The application on telephones',
        trust: [trust({ Federated: 'cognito-identity.amazonaws.com' }, undefined, 'sts:AssumeRoleWithWebIdentity')],
        inline: { upload: allow('s3:PutObject', `arn:aws:s3:::${bucketName(account, 'storefront')}/uploads/*`) },
      },
    }),
    'github-deploy': {
      trust: [trust({ Federated: provider }, github, 'sts:AssumeRoleWithWebIdentity')],
      policies: [iam('policy/deploy')],
    },
    ...(account.environment === 'production' && {
      [OUTSIDE.costs.name]: {
        description: 'Cost advice, by a vendor that asked for no external id',
        trust: [trust(vendor(OUTSIDE.costs.account))],
        policies: [awsManagedArn('ReadOnlyAccess')],
      },
    }),
  };
}

/** From one account of the organization into another. */
function accessRoles(place: Place): Record<string, RoleDraft> {
  const { account, company, iam } = place;
  const management = accountNamed(company, 'management');
  const sharedServices = accountNamed(company, 'shared-services');
  const staging = accountNamed(company, 'staging');
  const isManagement = account === management;
  const bucket = `arn:aws:s3:::${bucketName(account, 'orders')}`;
  return {
    [READER_ROLE]: {
      description: 'Reads what exists',
      trust: [trust({ AWS: `arn:aws:iam::${management?.id}:user/${READER_USER}` })],
      policies: [awsManagedArn('SecurityAudit')],
    },
    ...(!isManagement && {
      'break-glass': {
        description: 'For emergencies; whoever opens it names the incident',
        trust: [
          trust({ AWS: `arn:aws:iam::${management?.id}:root` }, { StringEquals: { 'sts:ExternalId': 'incident' } }),
        ],
        policies: [awsManagedArn('AdministratorAccess')],
      },
      OrganizationAccountAccessRole: {
        trust: [trust({ AWS: `arn:aws:iam::${management?.id}:root` })],
        policies: [awsManagedArn('AdministratorAccess')],
      },
    }),
    ...(account.environment !== 'support' &&
      sharedServices && {
        'pipeline-target': {
          description: 'What the runners deploy with',
          trust: [trust({ AWS: `arn:aws:iam::${sharedServices.id}:role/ci-runner-instances` })],
          policies: [iam('policy/deploy'), iam('policy/legacy-everything')],
        },
      }),
    ...(account.name === 'production' &&
      staging && {
        'orders-copy': {
          description: 'Staging copies the orders of production every night',
          trust: [trust({ AWS: [`arn:aws:iam::${staging.id}:role/orders-functions`, formerRole(place)] })],
          inline: { copy: allow(['s3:GetObject', 's3:ListBucket'], [bucket, `${bucket}/*`]) },
        },
      }),
  };
}

/** Where a role that was trusted is deleted, AWS puts its unique id: a principal that no longer exists. */
export function formerRole({ account, company }: Place): string {
  return company.ids.unique('AROA', account.id, 'former-copier');
}

function role(place: Place, name: string, draft: RoleDraft): RoleEstate {
  const draw = place.random('role', name);
  const path = draft.path ?? '/';
  const created = draw.daysAgo(60, 1800);
  return {
    RoleName: name,
    RoleId: place.company.ids.unique('AROA', place.account.id, name),
    Arn: place.iam(`role${path}${name}`),
    Path: path,
    CreateDate: created,
    MaxSessionDuration: 3600,
    AssumeRolePolicyDocument: encodedPolicy(...draft.trust),
    ...(draft.description !== undefined && { Description: draft.description }),
    InstanceProfileList: [],
    RolePolicyList: Object.entries(draft.inline ?? {}).map(([PolicyName, statement]) => ({
      PolicyName,
      PolicyDocument: encodedPolicy(statement),
    })),
    AttachedManagedPolicies: attached(...(draft.policies ?? [])),
    ...(draft.boundary !== undefined && {
      PermissionsBoundary: {
        PermissionsBoundaryType: 'PermissionsBoundaryPolicy' as const,
        PermissionsBoundaryArn: draft.boundary,
      },
    }),
    Tags: draft.tags ?? [],
    ...(draw.chance(0.85) && {
      RoleLastUsed: { LastUsedDate: draw.daysAgo(0, 40), Region: place.company.regions[0] ?? 'us-east-1' },
    }),
  };
}
