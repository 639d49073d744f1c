import type { MakeResources } from '../azure-estate.js';
import { networkElement, networkId, networkResource } from './network-resource.js';

export const applicationGateways: MakeResources = (place) => {
  const gateway = 'applicationGateways/shop';
  const id = (path: string) => ({ id: networkId(place, path) });
  const own = (path: string) => id(`${gateway}/${path}`);
  const element = (path: string, properties: object) => networkElement(place, `${gateway}/${path}`, properties);
  const policy = 'ApplicationGatewayWebApplicationFirewallPolicies/shop';
  return [
    networkResource(place, gateway, {
      sku: { name: 'WAF_v2', tier: 'WAF_v2', capacity: 2 },
      operationalState: 'Running',
      enableHttp2: true,
      firewallPolicy: id(policy),
      sslPolicy: { policyType: 'Predefined', policyName: 'AppGwSslPolicy20220101', minProtocolVersion: 'TLSv1_2' },
      sslCertificates: [
        element('sslCertificates/shop', {
          keyVaultSecretId: `https://${place.name}.vault.azure.net/secrets/shop`,
          data: 'canary-certificate-not-a-secret',
          password: 'canary-password-not-a-secret',
        }),
      ],
      gatewayIPConfigurations: [
        element('gatewayIPConfigurations/main', { subnet: id('virtualNetworks/spoke/subnets/web') }),
      ],
      frontendIPConfigurations: [
        element('frontendIPConfigurations/outside', {
          privateIPAllocationMethod: 'Dynamic',
          publicIPAddress: id('publicIPAddresses/gateway'),
        }),
      ],
      frontendPorts: [element('frontendPorts/https', { port: 443 })],
      httpListeners: [
        element('httpListeners/shop', {
          frontendIPConfiguration: own('frontendIPConfigurations/outside'),
          frontendPort: own('frontendPorts/https'),
          protocol: 'Https',
          hostNames: ['shop.example.com'],
          requireServerNameIndication: true,
          sslCertificate: own('sslCertificates/shop'),
        }),
      ],
      backendAddressPools: [
        element('backendAddressPools/machines', {
          backendIPConfigurations: [id('networkInterfaces/worker/ipConfigurations/main')],
          backendAddresses: [{ ipAddress: '10.1.0.5' }, { ipAddress: '203.0.113.10' }],
        }),
        element('backendAddressPools/names', { backendAddresses: [{ fqdn: 'WWW.example.com' }] }),
      ],
      backendHttpSettingsCollection: [
        element('backendHttpSettingsCollection/plain', {
          port: 8080,
          protocol: 'Http',
          cookieBasedAffinity: 'Disabled',
          pickHostNameFromBackendAddress: false,
          requestTimeout: 30,
        }),
      ],
      urlPathMaps: [
        element('urlPathMaps/shop', {
          defaultBackendAddressPool: own('backendAddressPools/machines'),
          defaultBackendHttpSettings: own('backendHttpSettingsCollection/plain'),
          pathRules: [
            element('urlPathMaps/shop/pathRules/pictures', {
              paths: ['/pictures/*'],
              backendAddressPool: own('backendAddressPools/names'),
              backendHttpSettings: own('backendHttpSettingsCollection/plain'),
            }),
          ],
        }),
      ],
      requestRoutingRules: [
        element('requestRoutingRules/all', {
          ruleType: 'Basic',
          priority: 200,
          httpListener: own('httpListeners/shop'),
          backendAddressPool: own('backendAddressPools/machines'),
          backendHttpSettings: own('backendHttpSettingsCollection/plain'),
        }),
        element('requestRoutingRules/by-path', {
          ruleType: 'PathBasedRouting',
          priority: 100,
          httpListener: own('httpListeners/shop'),
          urlPathMap: own('urlPathMaps/shop'),
        }),
      ],
    }),
    networkResource(place, policy, {
      policySettings: {
        state: 'Enabled',
        mode: place.name === 'production' ? 'Prevention' : 'Detection',
        requestBodyCheck: true,
        maxRequestBodySizeInKb: 128,
        fileUploadLimitInMb: 100,
      },
      managedRules: {
        managedRuleSets: [{ ruleSetType: 'OWASP', ruleSetVersion: '3.2' }],
        exclusions: [{ matchVariable: 'RequestArgNames', selectorMatchOperator: 'Equals', selector: 'comment' }],
      },
      customRules: [
        {
          name: 'OnlyThroughProxy',
          priority: 1,
          ruleType: 'MatchRule',
          action: 'Block',
          matchConditions: [{ matchValues: ['canary-header-not-a-secret'] }],
        },
      ],
    }),
  ];
};
