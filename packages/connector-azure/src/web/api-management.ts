import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import { bareUrl } from '../arm/bare-url.js';
import {
  AzureApiManagementApi,
  AzureApiManagementBackend,
  AzureApiManagementProduct,
  AzureApiManagementService,
  AzureApiManagementSubscription,
} from '../generated/index.js';
import { legacyProtocols } from './legacy-protocols.js';

const SERVICES = 'Microsoft.ApiManagement/service';
const SERVICE = `${SERVICES}/{service}`;
const VERSION = '2022-08-01';

interface Answered<P> {
  readonly properties?: P;
}

export const apiServices = resourceFetch(
  AzureApiManagementService,
  SERVICES,
  (service: Answered<{ readonly customProperties?: Readonly<Record<string, unknown>> }>) => ({
    ...service,
    LegacyProtocols: legacyProtocols(service.properties?.customProperties),
  }),
);

export const apis = armFetch(AzureApiManagementApi, `${SERVICE}/apis`, VERSION, {
  shape: (api: Answered<{ readonly serviceUrl?: string }>) => ({
    ...api,
    ServiceUrl: bareUrl(api.properties?.serviceUrl),
  }),
});

export const apiBackends = armFetch(AzureApiManagementBackend, `${SERVICE}/backends`, VERSION, {
  shape: (backend: Answered<{ readonly url?: string; readonly resourceId?: string }>) => {
    // Written as an address of Resource Manager, in whatever case.
    const ResourceId = /\/subscriptions\/.*$/i.exec(backend.properties?.resourceId ?? '')?.[0].toLowerCase();
    const AppService = ResourceId?.includes('/sites/') ? ResourceId : undefined;
    const LogicApp = ResourceId?.includes('/workflows/') ? ResourceId : undefined;
    return { ...backend, Url: bareUrl(backend.properties?.url), ResourceId, AppService, LogicApp };
  },
});

export const apiProducts = armFetch(AzureApiManagementProduct, `${SERVICE}/products`, VERSION);

export const apiSubscriptions = armFetch(AzureApiManagementSubscription, `${SERVICE}/subscriptions`, VERSION, {
  shape: (subscription: Answered<{ readonly scope?: string }>) => {
    const scope = subscription.properties?.scope ?? '';
    // All APIs together are `…/apis`, without a name.
    const Api = /\/apis\/[^/]+$/.test(scope) ? scope : undefined;
    return { ...subscription, Api, Product: scope.includes('/products/') ? scope : undefined };
  },
});
