/**
 * `…:role/aws-reserved/sso.amazonaws.com/[region/]AWSReservedSSO_NAME_SUFFIX`. Nobody but AWS can make roles in that path. The suffix has a fixed
 * length, so an underscore in the name is no matter.
 */
const SSO_ROLE =
  /^arn:aws[a-z-]*:iam::\d{12}:role\/aws-reserved\/sso\.amazonaws\.com\/(?:[a-z]+(?:-[a-z]+)+-\d+\/)?AWSReservedSSO_([\w+=,.@-]{1,32})_[0-9a-f]{16}$/;

/** The name of the permission set that IAM Identity Center has made a role of; undefined for any other role. */
export function permissionSetName(roleArn: string | undefined): string | undefined {
  return SSO_ROLE.exec(roleArn ?? '')?.[1];
}
