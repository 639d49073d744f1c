import type { AzureResource, MakeResources } from '../azure-estate.js';
import { networkElement, networkId, networkResource } from './network-resource.js';

export const frontDoors: MakeResources = (place) => {
  const id = (path: string) => ({ id: networkId(place, path) });
  const cdnId = (path: string) => `${place.group}/providers/Microsoft.Cdn/profiles/${path}`;
  const cdn = (path: string, properties: object, more: object = {}): AzureResource => ({
    id: cdnId(path),
    type: `Microsoft.Cdn/${`profiles/${path}`
      .split('/')
      .filter((_segment, index) => index % 2 === 0)
      .join('/')}`,
    name: path.slice(path.lastIndexOf('/') + 1),
    location: 'Global',
    ...more,
    properties,
  });
  const policy = 'FrontDoorWebApplicationFirewallPolicies/edge';
  const door = 'frontDoors/old';
  return [
    networkResource(place, door, {
      enabledState: 'Enabled',
      resourceState: 'Enabled',
      friendlyName: 'old',
      cName: 'old.azurefd.net',
      frontdoorId: '0d0d0d0d-0000-4000-8000-000000000001',
      frontendEndpoints: [
        networkElement(place, `${door}/frontendEndpoints/main`, {
          hostName: 'old.azurefd.net',
          webApplicationFirewallPolicyLink: id(policy),
        }),
        networkElement(place, `${door}/frontendEndpoints/bare`, {
          hostName: 'bare.example.com',
          webApplicationFirewallPolicyLink: null,
        }),
      ],
      backendPools: [
        networkElement(place, `${door}/backendPools/main`, { backends: [{ address: 'shop.example.com' }] }),
      ],
      backendPoolsSettings: { enforceCertificateNameCheck: 'Enabled' },
      routingRules: [
        networkElement(place, `${door}/routingRules/main`, { acceptedProtocols: ['Https'], patternsToMatch: ['/*'] }),
      ],
    }),
    networkResource(
      place,
      policy,
      {
        policySettings: { enabledState: 'Enabled', mode: 'Prevention', requestBodyCheck: 'Enabled' },
        managedRules: { managedRuleSets: [{ ruleSetType: 'Microsoft_DefaultRuleSet', ruleSetVersion: '2.1' }] },
        customRules: {
          rules: [{ name: 'OnlyPartners', matchConditions: [{ matchValue: ['canary-header-not-a-secret'] }] }],
        },
        resourceState: 'Enabled',
      },
      { location: 'Global', sku: { name: 'Premium_AzureFrontDoor' } },
    ),
    ...['edge', 'shop'].flatMap((profile) => [
      cdn(
        profile,
        { frontDoorId: '0d0d0d0d-0000-4000-8000-000000000002', resourceState: 'Active' },
        { kind: 'frontdoor', sku: { name: 'Premium_AzureFrontDoor' }, tags: { environment: place.name } },
      ),
      cdn(`${profile}/afdEndpoints/main`, { hostName: `${profile}.z01.azurefd.net`, enabledState: 'Enabled' }),
      cdn(`${profile}/afdEndpoints/main/routes/all`, {
        customDomains: [{ id: cdnId(`${profile}/customDomains/own`) }],
        originGroup: { id: cdnId(`${profile}/originGroups/servers`) },
        supportedProtocols: ['Https'],
        patternsToMatch: ['/*'],
        forwardingProtocol: 'HttpsOnly',
        httpsRedirect: 'Enabled',
        linkToDefaultDomain: 'Enabled',
        enabledState: 'Enabled',
      }),
      cdn(`${profile}/originGroups/servers`, {
        sessionAffinityState: 'Disabled',
        healthProbeSettings: { probePath: '/', probeProtocol: 'Https' },
      }),
      cdn(`${profile}/originGroups/servers/origins/first`, {
        hostName: `${profile}.example.com`,
        httpPort: 80,
        httpsPort: 443,
        priority: 1,
        weight: 1000,
        enabledState: 'Enabled',
        enforceCertificateNameCheck: true,
        sharedPrivateLinkResource: { privateLink: id('privateLinkServices/shop'), status: 'Approved' },
      }),
      cdn(`${profile}/customDomains/own`, {
        hostName: `${profile}.example.com`,
        domainValidationState: 'Approved',
        tlsSettings: { certificateType: 'ManagedCertificate', minimumTlsVersion: 'TLS12' },
        validationProperties: { validationToken: 'canary-validation-token-not-a-secret' },
        azureDnsZone: id(`dnszones/${place.name === 'production' ? '' : `${place.name}.`}example.com`),
      }),
      cdn(`${profile}/securityPolicies/guard`, {
        parameters: {
          type: 'WebApplicationFirewall',
          wafPolicy: id(policy),
          associations: [
            { domains: [{ id: cdnId(`${profile}/customDomains/own`) }, { id: cdnId(`${profile}/afdEndpoints/main`) }] },
          ],
        },
      }),
    ]),
    cdn('pictures', { resourceState: 'Active' }, { kind: 'cdn', sku: { name: 'Standard_Microsoft' } }),
    cdn('pictures/endpoints/main', {
      hostName: 'pictures.azureedge.net',
      isHttpAllowed: false,
      isHttpsAllowed: true,
      origins: [{ name: 'store', properties: { hostName: `${place.name}assets.blob.core.windows.net` } }],
      urlSigningKeys: [{ keyId: 'k', keySourceParameters: { secretName: 'canary-signing-key-not-a-secret' } }],
      resourceState: 'Running',
    }),
  ];
};
