import type { MakeResources } from '../azure-estate.js';
import { canary, resourceAt } from './resource-at.js';

const SECURITY = 'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.';

/** Two gateways, each with an API, what serves it, and who has keys for it. */
export const apiManagementResources: MakeResources = ({ group, location, name }) =>
  ['public', 'partners'].flatMap((gateway) => {
    const service = `${group}/providers/Microsoft.ApiManagement/service/${gateway}-${name}`;
    const app = `${group}/providers/Microsoft.Web/sites/orders-${name}`;
    const key = (subscription: string, scope: string) =>
      resourceAt(`${service}/subscriptions/${subscription}`, {
        properties: {
          displayName: subscription,
          scope: `${service}${scope}`,
          ownerId: `${service}/users/1`,
          state: 'active',
          createdDate: '2025-03-01T08:00:00.000Z',
          allowTracing: false,
          primaryKey: canary('subscription'),
        },
      });
    return [
      resourceAt(service, {
        location,
        sku: { name: 'Developer', capacity: 1 },
        identity: { type: 'SystemAssigned', principalId: '0d0d0d0d-0000-4000-8000-000000000004' },
        properties: {
          publisherEmail: 'platform@example.com',
          publisherName: 'Platform',
          provisioningState: 'Succeeded',
          createdAtUtc: '2025-03-01T08:00:00.0623636Z',
          gatewayUrl: `https://${gateway}-${name}.azure-api.net`,
          hostnameConfigurations: [
            { type: 'Proxy', hostName: `${gateway}-${name}.azure-api.net`, certificatePassword: canary('certificate') },
          ],
          publicIPAddresses: ['192.0.2.10'],
          virtualNetworkType: 'None',
          publicNetworkAccess: 'Enabled',
          disableGateway: false,
          apiVersionConstraint: { minApiVersion: '2021-08-01' },
          customProperties: {
            [`${SECURITY}Protocols.Tls10`]: 'True',
            [`${SECURITY}Protocols.Tls11`]: 'False',
            [`${SECURITY}Backend.Protocols.Ssl30`]: 'false',
          },
        },
        tags: { environment: name },
      }),
      resourceAt(`${service}/apis/orders`, {
        properties: {
          displayName: 'Orders',
          apiRevision: '1',
          subscriptionRequired: true,
          serviceUrl: `https://gateway:${canary('user')}@orders-${name}.azurewebsites.net/api?code=${canary('code')}`,
          path: 'orders',
          protocols: ['https'],
          isCurrent: true,
        },
      }),
      resourceAt(`${service}/backends/orders`, {
        properties: {
          url: `https://orders-${name}.azurewebsites.net/api?code=${canary('function-key')}`,
          protocol: 'http',
          resourceId: `https://management.azure.com${app}`,
          credentials: { header: { 'x-functions-key': [canary('header')] } },
          tls: { validateCertificateChain: true, validateCertificateName: true },
        },
      }),
      resourceAt(`${service}/products/starter`, {
        properties: { displayName: 'Starter', subscriptionRequired: true, approvalRequired: false, state: 'published' },
      }),
      key('mobile', '/products/starter'),
      key('warehouse', '/apis/orders'),
      key('master', '/apis'),
    ];
  });
