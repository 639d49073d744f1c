import type { AzureResource, MakeResources, Place } from '../azure-estate.js';

export const containersResources: MakeResources = (place) => [
  // Two clusters, each with a pool of the same name: neither may lose its own.
  cluster(place, 'blue', false),
  cluster(place, 'green', true),
  ...['blue', 'green'].map((color) => nodeGroup(place, color)),
  registry(place),
  containerGroup(place),
  ...containerApps(place),
];

/** The group that Azure makes for the machines of a cluster. */
function nodeGroup({ subscription, group, location, name }: Place, color: string): AzureResource {
  return {
    id: `/subscriptions/${subscription}/resourceGroups/MC_${name}-${color}`,
    type: 'Microsoft.Resources/resourceGroups',
    name: `MC_${name}-${color}`,
    location,
    managedBy: `${group}/providers/Microsoft.ContainerService/managedClusters/${name}-${color}`,
    properties: { provisioningState: 'Succeeded' },
  };
}

function cluster({ tenant, group, location, name }: Place, color: string, secluded: boolean): AzureResource {
  const identity = (what: string) =>
    `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}-${what}`;
  const pool = (poolName: string, mode: string, count: number) => ({
    name: poolName,
    count,
    vmSize: 'Standard_D4ds_v5',
    osDiskSizeGB: 128,
    osDiskType: 'Ephemeral',
    maxPods: 110,
    type: 'VirtualMachineScaleSets',
    enableAutoScaling: false,
    provisioningState: 'Succeeded',
    powerState: { code: 'Running' },
    orchestratorVersion: '1.30.3',
    currentOrchestratorVersion: '1.30.3',
    enableNodePublicIP: false,
    mode,
    osType: 'Linux',
    osSKU: 'Ubuntu',
    vnetSubnetID: `${group}/providers/Microsoft.Network/virtualNetworks/spoke/subnets/web`,
  });
  return {
    id: `${group}/providers/Microsoft.ContainerService/managedClusters/${name}-${color}`,
    type: 'Microsoft.ContainerService/ManagedClusters',
    name: `${name}-${color}`,
    location,
    sku: { name: 'Base', tier: 'Standard' },
    tags: { environment: name },
    identity: {
      type: 'UserAssigned',
      userAssignedIdentities: { [identity('deploy')]: { clientId: 'client', principalId: `${name}-deploy-principal` } },
    },
    properties: {
      provisioningState: 'Succeeded',
      powerState: { code: 'Running' },
      kubernetesVersion: '1.30.3',
      currentKubernetesVersion: '1.30.3',
      dnsPrefix: `${name}-${color}`,
      fqdn: `${name}-${color}.hcp.${location}.azmk8s.io`,
      agentPoolProfiles: [pool('system', 'System', 2), ...(secluded ? [] : [pool('apps', 'User', 3)])],
      servicePrincipalProfile: { clientId: 'msi', secret: 'canary-service-principal-not-a-secret' },
      windowsProfile: { adminUsername: 'azureuser', adminPassword: 'canary-windows-password-not-a-secret' },
      addonProfiles: {
        azurepolicy: { enabled: true, config: null, identity: { resourceId: identity('kubelet') } },
        httpApplicationRouting: { enabled: false, config: null },
        omsAgent: {
          enabled: true,
          config: {
            logAnalyticsWorkspaceResourceID: `${group}/providers/Microsoft.OperationalInsights/workspaces/${name}-logs`,
          },
        },
      },
      nodeResourceGroup: `MC_${name}-${color}`,
      enableRBAC: true,
      disableLocalAccounts: secluded,
      aadProfile: {
        managed: true,
        enableAzureRBAC: true,
        adminGroupObjectIDs: ['01010101-0000-4000-8000-000000000003'],
        tenantID: tenant,
      },
      apiServerAccessProfile: {
        enablePrivateCluster: secluded,
        authorizedIPRanges: secluded ? [] : ['203.0.113.0/24'],
      },
      networkProfile: {
        networkPlugin: 'azure',
        networkPolicy: 'calico',
        outboundType: 'loadBalancer',
        serviceCidrs: ['10.0.0.0/16'],
      },
      identityProfile: { kubeletidentity: { resourceId: identity('kubelet'), objectId: `${name}-kubelet-principal` } },
      oidcIssuerProfile: {
        enabled: true,
        issuerURL: `https://westeurope.oic.prod-aks.azure.com/${tenant}/${name}-${color}/`,
      },
      securityProfile: { workloadIdentity: { enabled: true } },
      autoUpgradeProfile: { upgradeChannel: 'patch', nodeOSUpgradeChannel: 'NodeImage' },
    },
  };
}

function registry({ group, location, name }: Place): AzureResource {
  return {
    id: `${group}/providers/Microsoft.ContainerRegistry/registries/${name}images`,
    type: 'Microsoft.ContainerRegistry/registries',
    name: `${name}images`,
    location,
    sku: { name: 'Premium', tier: 'Premium' },
    tags: { environment: name },
    properties: {
      loginServer: `${name}images.azurecr.io`,
      creationDate: '2025-03-01T08:00:00.0000000Z',
      provisioningState: 'Succeeded',
      adminUserEnabled: name === 'development',
      anonymousPullEnabled: false,
      policies: {
        quarantinePolicy: { status: 'disabled' },
        trustPolicy: { type: 'Notary', status: 'disabled' },
        retentionPolicy: { days: 7, status: 'disabled' },
        exportPolicy: { status: 'enabled' },
        azureADAuthenticationAsArmPolicy: { status: 'enabled' },
      },
      encryption: { status: 'disabled' },
      dataEndpointEnabled: false,
      privateEndpointConnections: [],
      publicNetworkAccess: 'Enabled',
      networkRuleBypassOptions: 'AzureServices',
      networkRuleSet: { defaultAction: 'Deny', ipRules: [{ action: 'Allow', value: '203.0.113.0/24' }] },
    },
  };
}

function containerGroup({ group, location, name }: Place): AzureResource {
  const container = (containerName: string, image: string) => ({
    name: containerName,
    properties: {
      image,
      command: ['sh', '-c', 'login canary-command-not-a-secret'],
      ports: [{ protocol: 'TCP', port: 80 }],
      environmentVariables: [{ name: 'TOKEN', value: 'canary-environment-variable-not-a-secret' }],
      resources: { requests: { memoryInGB: 1.5, cpu: 1 }, limits: { memoryInGB: 3, cpu: 2 } },
    },
  });
  return {
    id: `${group}/providers/Microsoft.ContainerInstance/containerGroups/${name}-report`,
    type: 'Microsoft.ContainerInstance/containerGroups',
    name: `${name}-report`,
    location,
    tags: { environment: name },
    identity: { type: 'SystemAssigned', principalId: `${name}-report-principal` },
    properties: {
      sku: 'Standard',
      provisioningState: 'Succeeded',
      containers: [
        container('report', `${name}images.azurecr.io/report@sha256:${'a'.repeat(64)}`),
        container('proxy', 'docker.io/library/nginx:latest'),
      ],
      initContainers: [{ name: 'prepare', properties: { image: `${name}images.azurecr.io/prepare:1` } }],
      imageRegistryCredentials: [
        { server: `${name}images.azurecr.io`, username: 'pull', password: 'canary-registry-password-not-a-secret' },
      ],
      restartPolicy: 'Always',
      osType: 'Linux',
      ipAddress: { ports: [{ protocol: 'TCP', port: 80 }], ip: '198.51.100.7', type: 'Public' },
      diagnostics: { logAnalytics: { workspaceId: 'logs', workspaceKey: 'canary-workspace-key-not-a-secret' } },
      volumes: [
        {
          name: 'reports',
          azureFile: {
            shareName: 'reports',
            storageAccountName: `${name}assets`,
            storageAccountKey: 'canary-storage-key-not-a-secret',
          },
        },
        { name: 'tokens', secret: { token: 'canary-secret-volume-not-a-secret' } },
      ],
    },
  };
}

function containerApps({ group, location, name }: Place): readonly AzureResource[] {
  const environment = `${group}/providers/Microsoft.App/managedEnvironments/${name}-apps`;
  const configuration = {
    secrets: [{ name: 'token', value: 'canary-app-secret-not-a-secret' }],
    registries: [{ server: `${name}images.azurecr.io`, identity: 'system' }],
  };
  const template = (what: string) => ({
    containers: [
      {
        name: what,
        image: `${name}images.azurecr.io/${what}:1`,
        env: [{ name: 'KEY', value: 'canary-app-variable-not-a-secret' }],
        resources: { cpu: 0.25, memory: '0.5Gi' },
      },
    ],
  });
  return [
    {
      id: environment,
      type: 'Microsoft.App/managedEnvironments',
      name: `${name}-apps`,
      location,
      properties: {
        provisioningState: 'Succeeded',
        defaultDomain: `${name}.westeurope.azurecontainerapps.io`,
        staticIp: '198.51.100.8',
        vnetConfiguration: {
          internal: false,
          infrastructureSubnetId: `${group}/providers/Microsoft.Network/virtualNetworks/spoke/subnets/web`,
        },
        daprAIConnectionString: 'canary-connection-string-not-a-secret',
        appLogsConfiguration: {
          destination: 'log-analytics',
          logAnalyticsConfiguration: { customerId: 'logs', sharedKey: 'canary-shared-key-not-a-secret' },
        },
        peerAuthentication: { mtls: { enabled: true } },
        zoneRedundant: false,
      },
    },
    {
      id: `${group}/providers/Microsoft.App/containerApps/${name}-shop`,
      type: 'Microsoft.App/containerApps',
      name: `${name}-shop`,
      location,
      identity: { type: 'SystemAssigned', principalId: `${name}-shop-principal` },
      properties: {
        provisioningState: 'Succeeded',
        runningStatus: 'Running',
        managedEnvironmentId: environment,
        environmentId: environment,
        configuration: {
          ...configuration,
          activeRevisionsMode: 'Single',
          ingress: {
            external: true,
            fqdn: `shop.${name}.westeurope.azurecontainerapps.io`,
            targetPort: 3000,
            transport: 'auto',
            allowInsecure: false,
            ipSecurityRestrictions: [{ name: 'office', action: 'Allow', ipAddressRange: '203.0.113.0/24' }],
          },
        },
        template: { ...template('shop'), scale: { minReplicas: 1, maxReplicas: 5 } },
      },
    },
    {
      id: `${group}/providers/Microsoft.App/jobs/${name}-nightly`,
      type: 'Microsoft.App/jobs',
      name: `${name}-nightly`,
      location,
      properties: {
        provisioningState: 'Succeeded',
        environmentId: environment,
        configuration: {
          ...configuration,
          triggerType: 'Schedule',
          replicaTimeout: 1800,
          scheduleTriggerConfig: { cronExpression: '0 3 * * *' },
        },
        template: template('nightly'),
      },
    },
  ];
}
