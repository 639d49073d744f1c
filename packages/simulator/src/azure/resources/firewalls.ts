import type { MakeResources } from '../azure-estate.js';
import { networkElement, networkId, networkResource } from './network-resource.js';

export const firewalls: MakeResources = (place) => {
  const id = (path: string) => ({ id: networkId(place, path) });
  const configuration = (name: string, subnet: string) =>
    networkElement(place, `azureFirewalls/hub/azureFirewallIpConfigurations/${name}`, {
      privateIPAddress: '10.0.1.4',
      privateIPAllocationMethod: 'Dynamic',
      publicIPAddress: id('publicIPAddresses/firewall'),
      subnet: id(`virtualNetworks/hub/subnets/${subnet}`),
    });
  return [
    networkResource(
      place,
      'azureFirewalls/hub',
      {
        sku: { name: 'AZFW_VNet', tier: 'Premium' },
        threatIntelMode: 'Alert',
        ipConfigurations: [configuration('main', 'AzureFirewallSubnet')],
        managementIpConfiguration: configuration('management', 'AzureFirewallManagementSubnet'),
        networkRuleCollections: [],
        applicationRuleCollections: [],
        natRuleCollections: [],
        ipGroups: [id('ipGroups/office')],
        firewallPolicy: id('firewallPolicies/own'),
      },
      { zones: ['1', '2'] },
    ),
    networkResource(place, 'firewallPolicies/base', {
      sku: { tier: 'Premium' },
      threatIntelMode: 'Deny',
      childPolicies: [id('firewallPolicies/own')],
      ruleCollectionGroups: [],
    }),
    networkResource(place, 'firewallPolicies/own', {
      sku: { tier: 'Premium' },
      size: '0.5MB',
      threatIntelMode: 'Alert',
      threatIntelWhitelist: { ipAddresses: ['192.0.2.1'], fqdns: ['*.example.com'] },
      basePolicy: id('firewallPolicies/base'),
      firewalls: [id('azureFirewalls/hub')],
      ruleCollectionGroups: [id('firewallPolicies/own/ruleCollectionGroups/default')],
      dnsSettings: { servers: ['10.0.0.4'], enableProxy: true },
      intrusionDetection: { mode: 'Alert', configuration: { signatureOverrides: [{ id: '2525004', mode: 'Deny' }] } },
      explicitProxy: {
        enableExplicitProxy: true,
        httpPort: 8080,
        enablePacFile: true,
        pacFile: 'https://example.file.core.windows.net/pac?sig=canary-pac-file-not-a-secret',
      },
      transportSecurity: {
        certificateAuthority: { name: 'inspection', keyVaultSecretId: 'https://production.vault.azure.net/secrets/ca' },
      },
    }),
    ...['base', 'own'].map((policy) =>
      networkResource(
        place,
        `firewallPolicies/${policy}/ruleCollectionGroups/default`,
        {
          priority: 200,
          ruleCollections: [
            {
              ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
              name: 'out',
              priority: 100,
              action: { type: 'Allow' },
              rules: [
                {
                  ruleType: 'NetworkRule',
                  name: 'Time',
                  ipProtocols: ['UDP'],
                  sourceIpGroups: [id('ipGroups/office').id],
                  destinationAddresses: ['*'],
                  destinationPorts: ['123'],
                },
                {
                  ruleType: 'ApplicationRule',
                  name: 'Updates',
                  protocols: [{ protocolType: 'Https', port: 443 }],
                  sourceAddresses: ['10.0.0.0/8'],
                  targetFqdns: ['*.example.com'],
                  terminateTLS: false,
                },
              ],
            },
            {
              ruleCollectionType: 'FirewallPolicyNatRuleCollection',
              name: 'in',
              priority: 200,
              action: { type: 'DNAT' },
              rules: [
                {
                  ruleType: 'NatRule',
                  name: 'Desktop',
                  ipProtocols: ['TCP'],
                  sourceAddresses: ['*'],
                  destinationAddresses: ['203.0.113.23'],
                  destinationPorts: ['3389'],
                  translatedAddress: '10.1.0.4',
                  translatedPort: '3389',
                },
              ],
            },
          ],
        },
        { tags: undefined },
      ),
    ),
  ];
};
