import { allow, type Statement } from '../policy-text.js';

const BASIC_LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const NETWORK_INTERFACES = [
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
];

/** AWS's own policies that this company attaches, by path and name, shortened to what matters. */
export const AWS_MANAGED: Readonly<Record<string, Statement>> = {
  AdministratorAccess: allow('*', '*'),
  PowerUserAccess: { Effect: 'Allow', NotAction: ['account:*', 'iam:*', 'organizations:*'], Resource: '*' },
  ReadOnlyAccess: allow(
    ['ec2:Describe*', 'iam:Get*', 'iam:List*', 'lambda:List*', 'rds:Describe*', 's3:Get*', 's3:List*'],
    '*',
  ),
  SecurityAudit: allow(['ec2:Describe*', 'iam:Get*', 'iam:List*', 'kms:List*', 's3:GetBucket*'], '*'),
  AmazonSSMManagedInstanceCore: allow(['ssm:UpdateInstanceInformation', 'ssmmessages:*'], '*'),
  'job-function/Billing': allow(['billing:*', 'ce:*', 'cur:*'], '*'),
  'service-role/AWSLambdaBasicExecutionRole': allow(BASIC_LOGS, '*'),
  'service-role/AWSLambdaVPCAccessExecutionRole': allow([...BASIC_LOGS, ...NETWORK_INTERFACES], '*'),
  'service-role/AmazonRDSEnhancedMonitoringRole': allow(['logs:CreateLogStream', 'logs:PutLogEvents'], '*'),
  'aws-service-role/AmazonRDSServiceRolePolicy': allow(['ec2:CreateNetworkInterface', 'kms:CreateGrant'], '*'),
};

export function awsManagedArn(path: string): string {
  return `arn:aws:iam::aws:policy/${path}`;
}

/** An attachment, as users, groups and roles list theirs. */
export function attached(...arns: string[]) {
  return arns.map((arn) => ({ PolicyArn: arn, PolicyName: arn.slice(arn.lastIndexOf('/') + 1) }));
}
