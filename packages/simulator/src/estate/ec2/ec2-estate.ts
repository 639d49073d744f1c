import type { KeyPairInfo, SecurityGroup } from '@aws-sdk/client-ec2';
import type { Place } from '../place.js';
import { type ImageEstate, images, keyPairs } from './images.js';
import { type InstancesEstate, instanceSlots, instancesEstate } from './instances.js';
import { type NetworkEstate, networkEstate } from './network.js';
import { securityGroups } from './security-groups.js';
import { type StorageEstate, storageEstate } from './storage.js';

/** What EC2 has in one account and region. */
export interface Ec2Estate extends NetworkEstate, InstancesEstate, StorageEstate {
  readonly securityGroups: readonly SecurityGroup[];
  readonly images: readonly ImageEstate[];
  readonly keyPairs: readonly KeyPairInfo[];
}

export function ec2Estate(place: Place): Ec2Estate {
  return {
    ...networkEstate(place),
    ...instancesEstate(place),
    ...storageEstate(place, instanceSlots(place)),
    securityGroups: securityGroups(place),
    images: images(place),
    keyPairs: keyPairs(place),
  };
}
