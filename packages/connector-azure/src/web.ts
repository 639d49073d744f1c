import { emit, type RecordOf } from '@cadastre/core';
import { defineFetch, resourceCalls, resourceFetch } from './define-fetch.js';
import {
  AzureAppService,
  AzureAppServiceConfiguration,
  AzureAppServicePlan,
  AzureAppServiceSlot,
  AzureAppServiceSlotConfiguration,
  AzureFunctionApp,
  AzureFunctionAppConfiguration,
  AzureLogicApp,
} from './generated/index.js';
import { principalIds } from './identity-principals.js';
import { parentId } from './parent-id.js';
import { siteConfiguration, siteConfigurationCalls } from './site-configuration.js';
import { isFunctionApp } from './site-kind.js';

const SITES = 'Microsoft.Web/sites';
const SLOTS = `${SITES}/slots`;
const SITE = `${SITES}/{site}`;
const SLOT = `${SITE}/slots/{slot}`;

export const plans = resourceFetch(AzureAppServicePlan, 'Microsoft.Web/serverfarms');

export const sites = defineFetch({
  emits: [AzureAppService, AzureFunctionApp],
  calls: resourceCalls(SITES),
  async *fetch({ resources }) {
    for await (const site of resources<Required<RecordOf<typeof AzureAppService>>>(SITES)) {
      const record = { ...site, PrincipalIds: principalIds(site.identity) };
      yield isFunctionApp(site.kind) ? emit(AzureFunctionApp, record) : emit(AzureAppService, record);
    }
  },
});

export const slots = defineFetch({
  emits: AzureAppServiceSlot,
  calls: resourceCalls(SLOTS),
  async *fetch({ resources }) {
    for await (const slot of resources<Required<RecordOf<typeof AzureAppServiceSlot>>>(SLOTS)) {
      const [FunctionApp, AppService] = isFunctionApp(slot.kind) ? [parentId(slot.id)] : [undefined, parentId(slot.id)];
      yield { ...slot, PrincipalIds: principalIds(slot.identity), FunctionApp, AppService };
    }
  },
});

export const appServiceConfigurations = defineFetch({
  emits: AzureAppServiceConfiguration,
  calls: siteConfigurationCalls(SITE),
  async *fetch({ arm, parent }) {
    yield await siteConfiguration(arm, SITE, parent.id);
  },
});

export const functionAppConfigurations = defineFetch({
  emits: AzureFunctionAppConfiguration,
  calls: siteConfigurationCalls(SITE),
  async *fetch({ arm, parent }) {
    yield await siteConfiguration(arm, SITE, parent.id);
  },
});

export const slotConfigurations = defineFetch({
  emits: AzureAppServiceSlotConfiguration,
  calls: siteConfigurationCalls(SLOT),
  async *fetch({ arm, parent }) {
    yield await siteConfiguration(arm, SLOT, parent.id);
  },
});

export const logicApps = resourceFetch(AzureLogicApp, 'Microsoft.Logic/workflows');
