import type { Image, KeyPairInfo, LaunchPermission } from '@aws-sdk/client-ec2';
import { accountNamed, type Place, placeIn, tagsOf } from '../place.js';
import { daysAgo } from '../random.js';

/** An image, and who else may launch it. */
export type ImageEstate = Image & { ImageId: string; LaunchPermissions: readonly LaunchPermission[] };

const IMAGES = { name: 'base-images', team: 'platform' };

/** The account that makes the images of all others. */
function maker({ company, account, region }: Place): Place {
  return placeIn(company, accountNamed(company, 'shared-services') ?? account, region);
}

export function bakedImageId(place: Place): string {
  return maker(place).ec2('ami', 'base');
}

/** What the disks of all machines were made from. */
export function bakedSnapshotId(place: Place): string {
  return maker(place).ec2('snap', 'base-image');
}

/** Whether this is the account that makes the images. */
export function makesImages(place: Place): boolean {
  return maker(place).account === place.account;
}

export function keyPairName({ account }: Place): string {
  return `${account.name}-operators`;
}

export function keyPairs(place: Place): KeyPairInfo[] {
  const pair = (name: string, KeyType: 'rsa' | 'ed25519', fingerprint: string): KeyPairInfo => ({
    KeyPairId: place.ec2('key', name),
    KeyName: name,
    KeyType,
    KeyFingerprint: fingerprint.replace(/..(?!$)/g, '$&:'),
    CreateTime: daysAgo(800),
    Tags: [],
  });
  return [
    pair(keyPairName(place), 'ed25519', place.hex(40, 'key-pair')),
    // One person's key, imported everywhere.
    pair('imported-laptop', 'rsa', place.company.ids.hex(32, 'imported-laptop')),
  ];
}

export function images(place: Place): ImageEstate[] {
  if (!makesImages(place)) return [];
  const organization = place.company.accounts[0]?.id;
  const LaunchPermissions = [
    { OrganizationArn: `arn:aws:organizations::${organization}:organization/${place.company.organizationId}` },
  ];
  return [
    {
      ImageId: bakedImageId(place),
      Name: 'base-2026-10',
      Description: 'What every machine starts from',
      ImageType: 'machine',
      ImageLocation: `${place.account.id}/base-2026-10`,
      OwnerId: place.account.id,
      Public: false,
      State: 'available',
      Architecture: 'x86_64',
      PlatformDetails: 'Linux/UNIX',
      UsageOperation: 'RunInstances',
      Hypervisor: 'xen',
      VirtualizationType: 'hvm',
      BootMode: 'uefi-preferred',
      TpmSupport: 'v2.0',
      ImdsSupport: 'v2.0',
      EnaSupport: true,
      RootDeviceName: '/dev/xvda',
      RootDeviceType: 'ebs',
      CreationDate: daysAgo(25).toISOString(),
      DeprecationTime: daysAgo(-700).toISOString(),
      LastLaunchedTime: daysAgo(2).toISOString(),
      DeregistrationProtection: 'disabled',
      SourceImageId: formerImage(place),
      SourceImageRegion: place.region,
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/xvda',
          Ebs: {
            SnapshotId: bakedSnapshotId(place),
            VolumeSize: 20,
            VolumeType: 'gp3',
            Encrypted: false,
            DeleteOnTermination: true,
          },
        },
      ],
      Tags: tagsOf(place, IMAGES, 'base-2026-10'),
      LaunchPermissions,
    },
  ];
}

/** The image of the distribution's maker that the company's own was made from; it is not one of the organization. */
export function formerImage({ ec2 }: Place): string {
  return ec2('ami', 'distribution');
}
