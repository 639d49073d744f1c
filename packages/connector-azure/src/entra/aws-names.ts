/** Where an instance of AWS IAM Identity Center is signed in to: the names of its application have it, and the id of its identity store. */
const IDENTITY_CENTER =
  /^https:\/\/[a-z0-9-]+\.signin\.(?:aws\.amazon\.com|amazonaws\.cn)\/platform\/saml\/(d-[0-9a-z]{10})$/;

/** The identity store that one of these names is of: https://docs.aws.amazon.com/singlesignon/latest/userguide/how-to-connect-idp.html. */
export function awsIdentityStore(names: readonly string[]): string | undefined {
  return names.map((name) => IDENTITY_CENTER.exec(name)?.[1]).find((id) => id !== undefined);
}

/** The role in the value of an application role for AWS: its ARN and that of the identity provider, in either order. */
export function awsRole(value: string | null | undefined): string | undefined {
  return value
    ?.split(',')
    .map((part) => part.trim())
    .find((part) => /^arn:[\w-]+:iam::\d{12}:role\/.+$/.test(part));
}
