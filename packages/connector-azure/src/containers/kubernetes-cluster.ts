import type { RecordOf } from '@cadastre/core';
import type { AzureKubernetesAgentPool, AzureKubernetesCluster } from '../generated/index.js';
import { keyRef } from '../key-vault/vault-keys.js';

/** A cluster as it is answered: with its pools, and with tables by name that a schema cannot say. */
export type AnsweredCluster = RecordOf<typeof AzureKubernetesCluster> & {
  readonly identity?: { readonly userAssignedIdentities?: readonly { readonly id: string }[] } | null;
  readonly properties?: {
    readonly agentPoolProfiles?: readonly RecordOf<typeof AzureKubernetesAgentPool>[] | null;
    readonly addonProfiles?: Readonly<Record<string, Addon | null>> | null;
    readonly identityProfile?: object | null;
    readonly securityProfile?: { readonly azureKeyVaultKms?: { readonly keyId?: string | null } | null } | null;
    readonly servicePrincipalProfile?: { readonly clientId?: string | null } | null;
  };
};

interface Identity {
  readonly resourceId?: string | null;
}

interface Addon {
  readonly enabled?: boolean;
  readonly identity?: Identity | null;
  readonly config?: Readonly<Record<string, unknown>> | null;
}

/** What the schema of a cluster reads, out of the answer. */
export function shapeCluster(cluster: AnsweredCluster) {
  const { addonProfiles, apiServerAccessProfile, nodeResourceGroup, publicNetworkAccess, servicePrincipalProfile } =
    cluster.properties ?? {};
  const [, , subscription] = cluster.id?.split('/') ?? [];
  const { clientId } = servicePrincipalProfile ?? {};
  const addons = new Map(Object.entries(addonProfiles ?? {}).filter(([, addon]) => addon?.enabled === true));
  return {
    ...cluster,
    ...keyRef(cluster.properties?.securityProfile?.azureKeyVaultKms?.keyId),
    Addons: [...addons.keys()].sort(),
    ApiServerPublic: apiServerAccessProfile?.enablePrivateCluster !== true && publicNetworkAccess !== 'Disabled',
    Identities: identitiesOf(cluster, addons),
    LogWorkspace: logWorkspaceOf(addons),
    NodeGroup: nodeResourceGroup && `/subscriptions/${subscription}/resourcegroups/${nodeResourceGroup.toLowerCase()}`,
    // A cluster with identities has this word for the id of its application.
    ServicePrincipal: clientId === 'msi' ? undefined : clientId,
  };
}

/** Each identity once, with all that it is used for: between two nodes there is one relationship of a type. */
function identitiesOf(cluster: AnsweredCluster, addons: ReadonlyMap<string, Addon | null>) {
  const profiles = (cluster.properties?.identityProfile ?? {}) as Readonly<Record<string, Identity | null>>;
  const used = [
    ...(cluster.identity?.userAssignedIdentities ?? []).map(({ id }) => ['control plane', id] as const),
    ...Object.entries(profiles).map(([name, identity]) => [name, identity?.resourceId] as const),
    ...[...addons].map(([name, addon]) => [name, addon?.identity?.resourceId] as const),
  ];
  const identities = new Map<string, string[]>();
  for (const [use, id] of used) if (id) identities.set(id, [...(identities.get(id) ?? []), use]);
  return [...identities].map(([Id, uses]) => ({ Id, UsedFor: uses.sort() }));
}

/** Both the add-on and its setting are written in several ways. */
function logWorkspaceOf(addons: ReadonlyMap<string, Addon | null>): string | undefined {
  const [, monitoring] = [...addons].find(([name]) => name.toLowerCase() === 'omsagent') ?? [];
  const setting = /^loganalyticsworkspaceresourceid$/i;
  const [, workspace] = Object.entries(monitoring?.config ?? {}).find(([name]) => setting.test(name)) ?? [];
  return typeof workspace === 'string' ? workspace : undefined;
}
