/*
 * Which fetches the events of a service touch. A service's events touch all fetches that call it, unless the event's name says more: its nouns
 * do in IAM and EC2, whose fetches are many and whose children are read with a call for each user or snapshot.
 */

/** Nouns in an event's name, and the fetches that they touch. An event touches those of all its nouns; one without any, the whole service. */
type Nouns = readonly (readonly [noun: RegExp, fetches: readonly string[]])[];

const IAM: Nouns = [
  [/Role/, ['AWSRole']],
  [/InstanceProfile/, ['AWSInstanceProfile']],
  [/User|AccessKey|LoginProfile|ChangePassword|MFADevice|SSHPublicKey|SigningCertificate/, ['AWSUser']],
  // A user's groups are read with the user.
  [/Group/, ['AWSGroup', 'AWSUser']],
  // What is attached, and what bounds permissions, is counted on the policy.
  [/Polic(?:y|ies)|PermissionsBoundary/, ['AWSManagedPolicy']],
  [/OpenIDConnect/, ['AWSOpenIDConnectProvider']],
  [/SAMLProvider/, ['AWSSAMLProvider']],
  [/ServerCertificate/, ['AWSServerCertificate']],
  [/AccountAlias|AccountPasswordPolicy/, ['AWSAccount']],
];

const EC2: Nouns = [
  [/^(?:Run|Start|Stop|Reboot|Terminate)Instances$/, ['AWSEC2Instance', 'AWSEBSVolume', 'AWSNetworkInterface']],
  [/Volume/, ['AWSEBSVolume', 'AWSEC2Instance']],
  [/SecurityGroup/, ['AWSEC2SecurityGroup']],
  [/Snapshot/, ['AWSEBSSnapshot']],
  // An image is made of snapshots.
  [/Image/, ['AWSEC2Image', 'AWSEBSSnapshot']],
  [/KeyPair/, ['AWSEC2KeyPair']],
  [/Route/, ['AWSEC2RouteTable']],
];

/** Whatever the event is called. */
const IDENTITY_STORE: Nouns = [[/^/, ['AWSIdentityCenter']]];

/** Services whose events touch fetches of an account and region. */
const REGIONAL: ReadonlyMap<string, Nouns> = new Map<string, Nouns>([
  ['ec2', EC2],
  ['identitystore', []],
  // The console and identity providers write to the same store by ways of their own.
  ['identitystore-scim', IDENTITY_STORE],
  ['kms', [[/Alias/, ['AWSKMSAlias']]]],
  ['lambda', []],
  ['rds', []],
  ['secretsmanager', []],
  ['sso', []],
  ['sso-directory', IDENTITY_STORE],
]);

/** Services whose events touch fetches of an account, wherever they are logged. */
const GLOBAL: ReadonlyMap<string, Nouns> = new Map<string, Nouns>([
  ['iam', IAM],
  ['s3', []],
]);

/** What an event's name says that it touches. */
export interface EventFetches {
  /** Names of fetches or of services, as a selection takes them. */
  readonly fetches: readonly string[];
  /** What the fetches are read by, of what the event can tell; an organization is always the one that is read. */
  readonly by: 'region' | 'account' | 'organization';
}

/** The fetches that an event of a service touches; undefined for a service of which nothing is read. */
export function fetchesOf(service: string, eventName: string): EventFetches | undefined {
  const regional = REGIONAL.get(service);
  if (regional !== undefined) return { fetches: touched(service, eventName, regional), by: 'region' };
  const global = GLOBAL.get(service);
  if (global !== undefined) {
    // IAM's counts are read with the account.
    const counts = service === 'iam' ? ['AWSAccountSummary'] : [];
    return { fetches: [...new Set([...touched(service, eventName, global), ...counts])], by: 'account' };
  }
  if (service === 'organizations') {
    return { fetches: ['AWSOrganization', 'AWSOrganizationRoot', 'AWSServiceControlPolicy'], by: 'organization' };
  }
  // Regions are switched on and off by a service of its own.
  if (service === 'account' && /^(?:Enable|Disable)Region$/.test(eventName))
    return { fetches: ['AWSRegion'], by: 'account' };
  return undefined;
}

function touched(service: string, eventName: string, nouns: Nouns): readonly string[] {
  const named = nouns.filter(([noun]) => noun.test(eventName)).flatMap(([, fetches]) => fetches);
  return named.length > 0 ? [...new Set(named)] : [service];
}
