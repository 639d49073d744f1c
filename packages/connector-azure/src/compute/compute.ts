import { emit, type RecordOf } from '@cadastre/core';
import { resourceFetch } from '../arm/arm-fetch.js';
import { idOfType } from '../arm/arm-id.js';
import { partId } from '../arm/part-id.js';
import {
  AzureAvailabilitySet,
  AzureComputeGallery,
  AzureDataDisk,
  AzureDisk,
  AzureDiskEncryptionSet,
  AzureGalleryImage,
  AzureGalleryImageVersion,
  AzureImage,
  AzureSnapshot,
  AzureVirtualMachine,
  AzureVirtualMachineExtension,
  AzureVirtualMachineScaleSet,
} from '../generated/index.js';
import { keyRef } from '../key-vault/vault-keys.js';

const MACHINE = 'Microsoft.Compute/virtualMachines';
const DISK = 'Microsoft.Compute/disks';
const SNAPSHOT = 'Microsoft.Compute/snapshots';
const IMAGE = 'Microsoft.Compute/images';
const GALLERY = 'Microsoft.Compute/galleries';

type Id = string | null | undefined;

/** An image may be one of three kinds, or a product of the marketplace, which has no id. */
const imageOf = (id: Id) => ({
  Image: idOfType(id, IMAGE),
  GalleryImage: idOfType(id, `${GALLERY}/images`),
  GalleryImageVersion: idOfType(id, `${GALLERY}/images/versions`),
});
const sourceOf = (id: Id) => ({ SourceDisk: idOfType(id, DISK), SourceSnapshot: idOfType(id, SNAPSHOT) });

type DataDisk = RecordOf<typeof AzureDataDisk>;
type Machine = RecordOf<typeof AzureVirtualMachine> & {
  readonly properties?: { readonly storageProfile?: { readonly dataDisks?: readonly DataDisk[] | null } };
};

export const virtualMachines = resourceFetch(
  [AzureVirtualMachine, AzureDataDisk],
  MACHINE,
  function* (machine: Machine) {
    const { imageReference, dataDisks } = machine.properties?.storageProfile ?? {};
    yield emit(AzureVirtualMachine, { ...machine, ...imageOf(imageReference?.id) });
    for (const disk of dataDisks ?? []) {
      // A shared disk is attached to several machines, and in each of them at another place.
      yield emit(AzureDataDisk, { ...disk, Id: partId(machine.id, 'datadisks', disk.lun), Parent: machine.id });
    }
  },
);

export const virtualMachineScaleSets = resourceFetch(
  AzureVirtualMachineScaleSet,
  'Microsoft.Compute/virtualMachineScaleSets',
  (set) => ({ ...set, ...imageOf(set.properties?.virtualMachineProfile?.storageProfile?.imageReference?.id) }),
);

export const virtualMachineExtensions = resourceFetch(AzureVirtualMachineExtension, `${MACHINE}/extensions`);

/** Where the machines stand that a shared disk is attached to. */
type SharedDisk = RecordOf<typeof AzureDisk> & {
  readonly managedByExtended?: readonly string[] | null;
  readonly properties?: { readonly shareInfo?: readonly { readonly vmUri?: string }[] | null } | null | undefined;
};

export const disks = resourceFetch(AzureDisk, DISK, (disk: SharedDisk) => {
  // Resource Graph has a column for the first machine only; of the others a shared disk tells in its properties.
  const shares = (disk.properties?.shareInfo ?? []).flatMap(({ vmUri }) => vmUri ?? []);
  const ManagedByAll = [...new Set([...(disk.managedByExtended ?? []), ...shares])];
  const machines = [disk.managedBy, ...ManagedByAll].map((id) => idOfType(id, MACHINE));
  return {
    ...disk,
    ManagedByAll,
    ...sourceOf(disk.properties?.creationData?.sourceResourceId),
    GalleryImageVersion: idOfType(
      disk.properties?.creationData?.galleryImageReference?.id,
      `${GALLERY}/images/versions`,
    ),
    Machines: [...new Set(machines)].filter((id) => id !== undefined),
  };
});

export const snapshots = resourceFetch(AzureSnapshot, SNAPSHOT, (snapshot) => ({
  ...snapshot,
  ...sourceOf(snapshot.properties?.creationData?.sourceResourceId),
}));

export const diskEncryptionSets = resourceFetch(
  AzureDiskEncryptionSet,
  'Microsoft.Compute/diskEncryptionSets',
  (set) => ({ ...set, ...keyRef(set.properties?.activeKey?.keyUrl) }),
);

export const availabilitySets = resourceFetch(AzureAvailabilitySet, 'Microsoft.Compute/availabilitySets');

export const images = resourceFetch(AzureImage, IMAGE);

export const galleries = resourceFetch(AzureComputeGallery, GALLERY);

export const galleryImages = resourceFetch(AzureGalleryImage, `${GALLERY}/images`);

export const galleryImageVersions = resourceFetch(AzureGalleryImageVersion, `${GALLERY}/images/versions`, (version) => {
  const { source, osDiskImage } = version.properties?.storageProfile ?? {};
  return {
    ...version,
    ...sourceOf(source?.id ?? osDiskImage?.source?.id),
    SourceMachine: idOfType(source?.id, MACHINE),
    SourceImage: idOfType(source?.id, IMAGE),
  };
});
