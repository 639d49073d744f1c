import {
  DescribeImageAttributeCommand,
  DescribeSnapshotAttributeCommand,
  EC2Client,
  paginateDescribeImages,
  paginateDescribeSnapshots,
  paginateDescribeVolumes,
} from '@aws-sdk/client-ec2';
import { regionalArn } from './arn.js';
import { defineFetch } from './define-fetch.js';
import {
  AWSEBSSnapshot,
  AWSEBSSnapshotSharing,
  AWSEBSVolume,
  AWSEC2Image,
  AWSEC2ImageSharing,
} from './generated/index.js';
import { readTags } from './tags.js';

/** What AWS says a snapshot was made from when it is a copy of another snapshot. */
const NO_VOLUME = 'vol-ffffffff';

export const ebsVolumes = defineFetch({
  emits: AWSEBSVolume,
  calls: ['ec2:DescribeVolumes'],
  async *fetch({ aws, scope }) {
    for await (const page of paginateDescribeVolumes({ client: aws(EC2Client), pageSize: 500 }, {})) {
      for (const volume of page.Volumes ?? []) {
        const Arn = regionalArn(scope, 'ec2', `volume/${volume.VolumeId}`);
        yield { ...volume, ...readTags(volume.Tags), Arn };
      }
    }
  },
});

export const ebsSnapshots = defineFetch({
  emits: AWSEBSSnapshot,
  calls: ['ec2:DescribeSnapshots'],
  async *fetch({ aws }) {
    const own = { OwnerIds: ['self'] };
    for await (const page of paginateDescribeSnapshots({ client: aws(EC2Client), pageSize: 1000 }, own)) {
      for (const snapshot of page.Snapshots ?? []) {
        const VolumeId = snapshot.VolumeId === NO_VOLUME ? undefined : snapshot.VolumeId;
        yield { ...snapshot, ...readTags(snapshot.Tags), VolumeId };
      }
    }
  },
});

export const ebsSnapshotSharing = defineFetch({
  emits: AWSEBSSnapshotSharing,
  calls: ['ec2:DescribeSnapshotAttribute'],
  async *fetch({ aws, parent }) {
    const asked = { SnapshotId: parent.snapshot_id, Attribute: 'createVolumePermission' } as const;
    const { CreateVolumePermissions } = await aws(EC2Client).send(new DescribeSnapshotAttributeCommand(asked));
    const Public = CreateVolumePermissions?.some(({ Group }) => Group === 'all');
    yield { CreateVolumePermissions, Public };
  },
});

export const ec2Images = defineFetch({
  emits: AWSEC2Image,
  calls: ['ec2:DescribeImages'],
  async *fetch({ aws }) {
    const own = { Owners: ['self'], IncludeDisabled: true };
    for await (const page of paginateDescribeImages({ client: aws(EC2Client), pageSize: 500 }, own)) {
      for (const image of page.Images ?? []) yield { ...image, ...readTags(image.Tags) };
    }
  },
});

export const ec2ImageSharing = defineFetch({
  emits: AWSEC2ImageSharing,
  calls: ['ec2:DescribeImageAttribute'],
  async *fetch({ aws, parent }) {
    // Any other image can be launched by nobody.
    if (parent.state !== 'available') return;
    const asked = { ImageId: parent.image_id, Attribute: 'launchPermission' } as const;
    yield await aws(EC2Client).send(new DescribeImageAttributeCommand(asked));
  },
});
