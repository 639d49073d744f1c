import { directory } from './directory/directory.js';
import { analyticsResources } from './resources/analytics.js';
import { computeResources } from './resources/compute.js';
import { containersResources } from './resources/containers.js';
import { cosmosResources } from './resources/cosmos.js';
import { databasesResources } from './resources/databases.js';
import { governanceResources } from './resources/governance.js';
import { identitiesResources } from './resources/identities.js';
import { keyVaultContents, keyVaultResources } from './resources/key-vault.js';
import { messagingResources } from './resources/messaging.js';
import { monitoringResources } from './resources/monitoring.js';
import { networkResources } from './resources/network.js';
import { networkEdgesResources } from './resources/network-edges.js';
import { roleAssignmentsResources } from './resources/role-assignments.js';
import { storageResources } from './resources/storage.js';
import { webResources } from './resources/web.js';

/** A resource of Azure as Resource Manager gives it: everything but its id and type is the provider's. */
export interface AzureResource {
  readonly id: string;
  readonly type: string;
  readonly [name: string]: unknown;
}

/** Names of one made-up subscription, which the makers of resources put their ids together from. */
export interface Place {
  readonly tenant: string;
  readonly subscription: string;
  /** Id of its resource group. */
  readonly group: string;
  readonly location: string;
  /** Tells the subscriptions apart in names: `production`. */
  readonly name: string;
}

/** What a tenant is made of. Change it to change the tenant. */
export interface AzureEstate {
  readonly tenant: string;
  readonly places: readonly Place[];
  /** Every resource, by its id in lower case. */
  readonly resources: Map<string, AzureResource>;
  /** Lists of Microsoft Graph by path, and single things. */
  readonly directory: Map<string, readonly object[] | object>;
  /** Lists of the data plane of vaults: `name/secrets`. */
  readonly vaults: Map<string, readonly object[]>;
}

export interface AzureEstateOptions {
  readonly tenant?: string;
  /** Names of the subscriptions. Default production and development. */
  readonly subscriptions?: readonly string[];
  /** ARN of the AWS role that its application for AWS opens. */
  readonly awsRole?: string;
}

/** Makes the resources of one area in one subscription. */
export type MakeResources = (place: Place) => readonly AzureResource[];

const AREAS: readonly MakeResources[] = [
  computeResources,
  containersResources,
  identitiesResources,
  networkResources,
  networkEdgesResources,
  storageResources,
  keyVaultResources,
  databasesResources,
  cosmosResources,
  webResources,
  messagingResources,
  analyticsResources,
  roleAssignmentsResources,
  governanceResources,
  monitoringResources,
];

/** A made-up tenant, the same each time. */
export function azureEstate(options: AzureEstateOptions = {}): AzureEstate {
  const { tenant = '0a0a0a0a-0000-4000-8000-000000000001', subscriptions = ['production', 'development'] } = options;
  const places = subscriptions.map((name, index) => placeOf(tenant, name, index));
  const resources = new Map<string, AzureResource>();
  const add = (resource: AzureResource) => void resources.set(resource.id.toLowerCase(), resource);
  for (const group of managementGroups(tenant)) add(group);
  for (const place of places) {
    for (const resource of scopeResources(place)) add(resource);
    for (const make of AREAS) for (const resource of make(place)) add(resource);
  }
  return {
    tenant,
    places,
    resources,
    directory: directory(tenant, resources.values(), options.awsRole),
    vaults: keyVaultContents(places),
  };
}

function placeOf(tenant: string, name: string, index: number): Place {
  const subscription = `0b0b0b0b-0000-4000-8000-00000000000${index + 1}`;
  const group = `/subscriptions/${subscription}/resourceGroups/rg-${name}`;
  return { tenant, subscription, group, location: 'westeurope', name };
}

/** The root, which has the tenant's id for its name, and one group below it that all subscriptions are in. */
function managementGroups(tenant: string): readonly AzureResource[] {
  const type = 'Microsoft.Management/managementGroups';
  const at = (name: string) => `/providers/${type}/${name}`;
  return [
    { id: at(tenant), type, name: tenant, properties: { tenantId: tenant, displayName: 'Tenant Root Group' } },
    { id: at('platform'), type, name: 'platform', properties: { displayName: 'Platform', parent: { id: at(tenant) } } },
  ];
}

function scopeResources({ tenant, subscription, group, location, name }: Place): readonly AzureResource[] {
  return [
    {
      id: `/subscriptions/${subscription}`,
      type: 'Microsoft.Resources/subscriptions',
      subscriptionId: subscription,
      tenantId: tenant,
      displayName: name,
      state: 'Enabled',
      authorizationSource: 'RoleBased',
      subscriptionPolicies: {
        locationPlacementId: 'Public_2014-09-01',
        quotaId: 'PayAsYouGo_2014-09-01',
        spendingLimit: 'Off',
      },
      tags: { owner: 'platform' },
    },
    {
      id: group,
      type: 'Microsoft.Resources/resourceGroups',
      name: group.slice(group.lastIndexOf('/') + 1),
      location,
      properties: { provisioningState: 'Succeeded' },
      tags: { environment: name },
    },
  ];
}
