import { emit, type RecordOf } from '@cadastre/core';
import { resourceFetch } from '../arm/arm-fetch.js';
import { partId } from '../arm/part-id.js';
import {
  AzureContainerApp,
  AzureContainerAppEnvironment,
  AzureContainerAppJob,
  AzureContainerInstance,
  AzureContainerRegistry,
  AzureGroupContainer,
  AzureKubernetesAgentPool,
  AzureKubernetesCluster,
} from '../generated/index.js';
import { keyRef } from '../key-vault/vault-keys.js';
import { type AnsweredCluster, shapeCluster } from './kubernetes-cluster.js';
import { digestOf, registriesOf } from './registries.js';

export const kubernetesClusters = resourceFetch(
  [AzureKubernetesCluster, AzureKubernetesAgentPool],
  'Microsoft.ContainerService/managedClusters',
  function* (cluster: AnsweredCluster) {
    yield emit(AzureKubernetesCluster, shapeCluster(cluster));
    for (const pool of cluster.properties?.agentPoolProfiles ?? []) {
      // Embedded pools have no id, and a name that is theirs within their cluster only.
      const Id = partId(cluster.id, 'agentpools', pool.name?.toLowerCase());
      yield emit(AzureKubernetesAgentPool, { ...pool, Id, Parent: cluster.id });
    }
  },
);

export const containerRegistries = resourceFetch(
  AzureContainerRegistry,
  'Microsoft.ContainerRegistry/registries',
  (registry) => ({ ...registry, ...keyRef(registry.properties?.encryption?.keyVaultProperties?.keyIdentifier) }),
);

type Container = RecordOf<typeof AzureContainerInstance>;
type Group = RecordOf<typeof AzureGroupContainer> & {
  readonly properties?: {
    readonly containers?: readonly Container[] | null;
    readonly initContainers?: readonly Container[] | null;
  };
};

export const containerGroups = resourceFetch(
  [AzureGroupContainer, AzureContainerInstance],
  'Microsoft.ContainerInstance/containerGroups',
  function* (group: Group) {
    yield emit(AzureGroupContainer, group);
    const { containers, initContainers } = group.properties ?? {};
    const all = [...(containers ?? []), ...(initContainers ?? []).map((one) => ({ ...one, Init: true }))];
    for (const container of all) {
      yield emit(AzureContainerInstance, {
        Init: false,
        ...container,
        Id: partId(group.id, 'containers', container.name),
        Parent: group.id,
        ImageDigest: digestOf(container.properties?.image),
        Registries: registriesOf([container.properties?.image]),
      });
    }
  },
);

export const containerAppEnvironments = resourceFetch(
  AzureContainerAppEnvironment,
  'Microsoft.App/managedEnvironments',
);

export const containerApps = resourceFetch(AzureContainerApp, 'Microsoft.App/containerApps', withRegistries);

export const containerAppJobs = resourceFetch(AzureContainerAppJob, 'Microsoft.App/jobs', withRegistries);

function withRegistries<T extends RecordOf<typeof AzureContainerAppJob>>(app: T) {
  return { ...app, Registries: registriesOf((app.properties?.template?.containers ?? []).map(({ image }) => image)) };
}
