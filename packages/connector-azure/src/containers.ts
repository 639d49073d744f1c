import { emit, type RecordOf } from '@cadastre/core';
import { defineFetch, resourceCalls } from './define-fetch.js';
import {
  AzureContainerApp,
  AzureContainerAppEnvironment,
  AzureContainerAppJob,
  AzureContainerInstance,
  AzureContainerRegistry,
  AzureGroupContainer,
  AzureKubernetesAgentPool,
  AzureKubernetesCluster,
} from './generated/index.js';
import { keyRef } from './key-id.js';
import { type AnsweredCluster, shapeCluster } from './kubernetes-cluster.js';
import { partId } from './part-id.js';
import { withPrincipals } from './principals.js';
import { digestOf, registriesOf } from './registries.js';
import { shapedFetch } from './shaped-fetch.js';

const CLUSTER = 'Microsoft.ContainerService/managedClusters';
const GROUP = 'Microsoft.ContainerInstance/containerGroups';

export const kubernetesClusters = defineFetch({
  emits: [AzureKubernetesCluster, AzureKubernetesAgentPool],
  calls: resourceCalls(CLUSTER),
  async *fetch({ resources }) {
    for await (const cluster of resources<AnsweredCluster>(CLUSTER)) {
      yield emit(AzureKubernetesCluster, shapeCluster(cluster));
      for (const pool of cluster.properties?.agentPoolProfiles ?? []) {
        // Embedded pools have no id, and a name that is theirs within their cluster only.
        const Id = partId(cluster.id, 'agentpools', pool.name?.toLowerCase());
        yield emit(AzureKubernetesAgentPool, { ...pool, Id, Cluster: cluster.id });
      }
    }
  },
});

export const containerRegistries = shapedFetch(
  AzureContainerRegistry,
  'Microsoft.ContainerRegistry/registries',
  (registry) => ({
    ...withPrincipals(registry),
    ...keyRef(registry.properties?.encryption?.keyVaultProperties?.keyIdentifier),
  }),
);

export const containerGroups = defineFetch({
  emits: [AzureGroupContainer, AzureContainerInstance],
  calls: resourceCalls(GROUP),
  async *fetch({ resources }) {
    type Container = RecordOf<typeof AzureContainerInstance>;
    type Group = RecordOf<typeof AzureGroupContainer> & {
      readonly properties?: {
        readonly containers?: readonly Container[] | null;
        readonly initContainers?: readonly Container[] | null;
      };
    };
    for await (const group of resources<Group>(GROUP)) {
      yield emit(AzureGroupContainer, withPrincipals(group));
      const { containers, initContainers } = group.properties ?? {};
      const all = [...(containers ?? []), ...(initContainers ?? []).map((one) => ({ ...one, Init: true }))];
      for (const container of all) {
        yield emit(AzureContainerInstance, {
          Init: false,
          ...container,
          Id: partId(group.id, 'containers', container.name),
          Group: group.id,
          ImageDigest: digestOf(container.properties?.image),
          Registries: registriesOf([container.properties?.image]),
        });
      }
    }
  },
});

export const containerAppEnvironments = shapedFetch(
  AzureContainerAppEnvironment,
  'Microsoft.App/managedEnvironments',
  withPrincipals,
);

export const containerApps = shapedFetch(AzureContainerApp, 'Microsoft.App/containerApps', (app) =>
  withRegistries(withPrincipals(app)),
);

export const containerAppJobs = shapedFetch(AzureContainerAppJob, 'Microsoft.App/jobs', (job) =>
  withRegistries(withPrincipals(job)),
);

function withRegistries<T extends RecordOf<typeof AzureContainerAppJob>>(app: T) {
  return { ...app, Registries: registriesOf((app.properties?.template?.containers ?? []).map(({ image }) => image)) };
}
