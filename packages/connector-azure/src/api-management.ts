import type { RecordOf } from '@cadastre/core';
import { armPath, armValues } from './arm-path.js';
import { bareUrl } from './bare-url.js';
import { armFetch, defineFetch, resourceCalls } from './define-fetch.js';
import {
  AzureApiManagementApi,
  AzureApiManagementBackend,
  AzureApiManagementProduct,
  AzureApiManagementService,
  AzureApiManagementSubscription,
} from './generated/index.js';
import { legacyProtocols } from './legacy-protocols.js';

const SERVICES = 'Microsoft.ApiManagement/service';
const SERVICE = armPath(`${SERVICES}/{service}`);
const APIS = `${SERVICE}/apis`;
const BACKENDS = `${SERVICE}/backends`;
const SUBSCRIPTIONS = `${SERVICE}/subscriptions`;
const VERSION = '2022-08-01';
const valuesOf = (parent: { readonly id: string }) => ({ ...armValues(SERVICE, parent.id), 'api-version': VERSION });

export const apiServices = defineFetch({
  emits: AzureApiManagementService,
  calls: resourceCalls(SERVICES),
  async *fetch({ resources }) {
    type Service = Required<RecordOf<typeof AzureApiManagementService>> & {
      readonly properties?: { readonly customProperties?: Readonly<Record<string, unknown>> };
    };
    for await (const service of resources<Service>(SERVICES))
      yield { ...service, LegacyProtocols: legacyProtocols(service.properties?.customProperties) };
  },
});

export const apis = defineFetch({
  emits: AzureApiManagementApi,
  calls: [`GET ${APIS}`],
  async *fetch({ arm, parent }) {
    type Api = Required<RecordOf<typeof AzureApiManagementApi>> & { properties?: { serviceUrl?: string } };
    for await (const api of arm.listIn<Api>('value', APIS, valuesOf(parent)))
      yield { ...api, ServiceUrl: bareUrl(api.properties?.serviceUrl) };
  },
});

export const apiBackends = defineFetch({
  emits: AzureApiManagementBackend,
  calls: [`GET ${BACKENDS}`],
  async *fetch({ arm, parent }) {
    type Backend = Required<RecordOf<typeof AzureApiManagementBackend>> & {
      readonly properties?: { readonly url?: string; readonly resourceId?: string };
    };
    for await (const backend of arm.listIn<Backend>('value', BACKENDS, valuesOf(parent))) {
      const { url, resourceId } = backend.properties ?? {};
      // Written as an address of Resource Manager, in whatever case.
      const ResourceId = /\/subscriptions\/.*$/i.exec(resourceId ?? '')?.[0].toLowerCase();
      const AppService = ResourceId?.includes('/sites/') ? ResourceId : undefined;
      const LogicApp = ResourceId?.includes('/workflows/') ? ResourceId : undefined;
      yield { ...backend, Url: bareUrl(url), ResourceId, AppService, LogicApp };
    }
  },
});

export const apiProducts = armFetch(AzureApiManagementProduct, `${SERVICE}/products`, VERSION);

export const apiSubscriptions = defineFetch({
  emits: AzureApiManagementSubscription,
  calls: [`GET ${SUBSCRIPTIONS}`],
  async *fetch({ arm, parent }) {
    type Subscription = Required<RecordOf<typeof AzureApiManagementSubscription>>;
    for await (const subscription of arm.listIn<Subscription>('value', SUBSCRIPTIONS, valuesOf(parent))) {
      const scope = subscription.properties?.scope ?? '';
      // All APIs together are `…/apis`, without a name.
      const Api = /\/apis\/[^/]+$/.test(scope) ? scope : undefined;
      yield { ...subscription, Api, Product: scope.includes('/products/') ? scope : undefined };
    }
  },
});
