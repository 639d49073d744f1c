export interface ServiceEntry {
  signingName: string;
  /** The error code for a page token that the service did not issue. */
  invalidToken: string;
  /** Called when the first request for the service comes: the EC2 model alone is several megabytes. */
  load: () => Promise<object>;
}

/** Every service that the server speaks. A new one is one line here, and its client in package.json. */
export const services: readonly ServiceEntry[] = [
  service('account', 'ValidationException', () => import('@aws-sdk/client-account')),
  service('ec2', 'InvalidNextToken', () => import('@aws-sdk/client-ec2')),
  service('iam', 'ValidationError', () => import('@aws-sdk/client-iam')),
  service('identitystore', 'ValidationException', () => import('@aws-sdk/client-identitystore')),
  service('kms', 'InvalidMarkerException', () => import('@aws-sdk/client-kms')),
  service('lambda', 'InvalidParameterValueException', () => import('@aws-sdk/client-lambda')),
  service('organizations', 'InvalidInputException', () => import('@aws-sdk/client-organizations')),
  service('rds', 'InvalidParameterValue', () => import('@aws-sdk/client-rds')),
  service('s3', 'InvalidArgument', () => import('@aws-sdk/client-s3')),
  service('secretsmanager', 'InvalidNextTokenException', () => import('@aws-sdk/client-secrets-manager')),
  service('sso', 'ValidationException', () => import('@aws-sdk/client-sso-admin')),
  service('sts', 'ValidationError', () => import('@aws-sdk/client-sts')),
];

function service(signingName: string, invalidToken: string, load: () => Promise<object>): ServiceEntry {
  return { signingName, invalidToken, load };
}
