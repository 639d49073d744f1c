import type { CreateVolumePermission, Snapshot, Volume } from '@aws-sdk/client-ec2';
import { type Place, tagsOf } from '../place.js';
import { daysAgo } from '../random.js';
import { bakedSnapshotId, makesImages } from './images.js';
import type { InstanceSlot } from './instances.js';

/** A snapshot, and who else may make a volume of it. */
type SnapshotEstate = Snapshot & {
  SnapshotId: string;
  CreateVolumePermissions: readonly CreateVolumePermission[];
};

export interface StorageEstate {
  readonly volumes: readonly Volume[];
  readonly snapshots: readonly SnapshotEstate[];
}

const NOT_SHARED: readonly CreateVolumePermission[] = [];

export function rootVolumeId({ ec2 }: Place, instanceName: string): string {
  return ec2('vol', instanceName, 'root');
}

export function storageEstate(place: Place, slots: readonly InstanceSlot[]): StorageEstate {
  const volumes = slots.map((slot) => rootVolume(place, slot));
  const backed = slots.filter(({ number }) => number === 1);
  return {
    volumes: [...volumes, ...(slots.length === 0 ? [] : [looseVolume(place)])],
    snapshots: [
      ...backed.map((slot) => backup(place, slot)),
      ...(makesImages(place) ? [imageSnapshot(place)] : []),
      ...(place.account.environment === 'development' && place.isFirstRegion ? [publicSnapshot(place)] : []),
    ],
  };
}

function encryption(place: Place, isEncrypted: boolean) {
  return isEncrypted ? { Encrypted: true, KmsKeyId: place.key('storage') } : { Encrypted: false };
}

function isEncrypted(place: Place, instanceName: string): boolean {
  return place.account.environment === 'production' || place.random('encrypted', instanceName).chance(0.6);
}

function rootVolume(place: Place, { name, instanceId, service, zone }: InstanceSlot): Volume {
  const created = place.random('volume', name).daysAgo(1, 400);
  return {
    VolumeId: rootVolumeId(place, name),
    AvailabilityZone: zone,
    State: 'in-use',
    CreateTime: created,
    Size: place.random('size', name).pick([20, 50, 100, 200]),
    VolumeType: 'gp3',
    Iops: 3000,
    Throughput: 125,
    MultiAttachEnabled: false,
    SnapshotId: bakedSnapshotId(place),
    ...encryption(place, isEncrypted(place, name)),
    Attachments: [
      {
        VolumeId: rootVolumeId(place, name),
        InstanceId: instanceId,
        Device: '/dev/xvda',
        State: 'attached',
        AttachTime: created,
        DeleteOnTermination: true,
      },
    ],
    Tags: tagsOf(place, service, `${name}-root`),
  };
}

/** Of an instance that was terminated. */
function looseVolume(place: Place): Volume {
  return {
    VolumeId: place.ec2('vol', 'loose'),
    AvailabilityZone: place.zones[0],
    State: 'available',
    CreateTime: daysAgo(500),
    Size: 500,
    VolumeType: 'gp2',
    Iops: 1500,
    MultiAttachEnabled: false,
    // Long gone: the volume outlived the image that its machine was started from.
    SnapshotId: formerSnapshot(place),
    Encrypted: false,
    Attachments: [],
    Tags: [{ Key: 'Name', Value: 'do-not-delete' }],
  };
}

function snapshot(place: Place, id: string, volumeId: string, description: string, size: number): SnapshotEstate {
  return {
    SnapshotId: id,
    VolumeId: volumeId,
    Description: description,
    OwnerId: place.account.id,
    State: 'completed',
    Progress: '100%',
    StartTime: place.random('snapshot', id).daysAgo(1, 60),
    CompletionTime: daysAgo(1),
    VolumeSize: size,
    FullSnapshotSizeInBytes: size * 2 ** 29,
    StorageTier: 'standard',
    Encrypted: false,
    CreateVolumePermissions: NOT_SHARED,
    Tags: [],
  };
}

function backup(place: Place, { name, service }: InstanceSlot): SnapshotEstate {
  const id = place.ec2('snap', name);
  return {
    ...snapshot(place, id, rootVolumeId(place, name), `Backup of ${name}`, 50),
    ...encryption(place, isEncrypted(place, name)),
    Tags: tagsOf(place, service, `${name}-backup`),
  };
}

function imageSnapshot(place: Place): SnapshotEstate {
  const CreateVolumePermissions = place.company.accounts.slice(1, 3).map(({ id }) => ({ UserId: id }));
  // What AWS says of a copy: there never was such a volume.
  return {
    ...snapshot(place, bakedSnapshotId(place), 'vol-ffffffff', 'Copied for base-2026-10', 20),
    CreateVolumePermissions,
  };
}

/** Made public to hand it to a contractor. */
function publicSnapshot(place: Place): SnapshotEstate {
  const id = place.ec2('snap', 'customer-sample');
  return {
    ...snapshot(place, id, place.ec2('vol', 'loose'), 'Sample of customer data for the contractor', 500),
    CreateVolumePermissions: [{ Group: 'all' }],
    Tags: [{ Key: 'Name', Value: 'customer-sample' }],
  };
}

/** The id of a snapshot that was deleted, while a volume still says that it was made from it. */
export function formerSnapshot({ ec2 }: Place): string {
  return ec2('snap', 'former-base-image');
}
