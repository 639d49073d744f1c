import type { Fetch, RecordOf, Schema } from '@cadastre/core';
import { resourceFetch } from '../arm/arm-fetch.js';
import { parentIdOf } from '../arm/arm-id.js';
import { emission } from '../arm/arm-thing.js';
import type { AzureContext } from '../context.js';
import { defineFetch } from '../define-fetch.js';
import {
  AzureAppService,
  AzureAppServiceConfiguration,
  AzureAppServicePlan,
  AzureAppServiceSlot,
  AzureAppServiceSlotConfiguration,
  AzureFunctionApp,
  AzureFunctionAppConfiguration,
  AzureLogicApp,
} from '../generated/index.js';
import { siteConfiguration, siteConfigurationCalls } from './site-configuration.js';
import { isFunctionApp } from './site-kind.js';

const SITES = 'Microsoft.Web/sites';
const SLOTS = `${SITES}/slots`;
const SITE = `${SITES}/{site}`;
const SLOT = `${SITE}/slots/{slot}`;

export const plans = resourceFetch(AzureAppServicePlan, 'Microsoft.Web/serverfarms');

export const sites = resourceFetch(
  [AzureAppService, AzureFunctionApp],
  SITES,
  function* (site: RecordOf<typeof AzureAppService>) {
    yield emission(isFunctionApp(site.kind) ? AzureFunctionApp : AzureAppService, site);
  },
);

export const slots = resourceFetch(AzureAppServiceSlot, SLOTS, (slot) => ({
  ...slot,
  [isFunctionApp(slot.kind) ? 'FunctionApp' : 'AppService']: parentIdOf(slot.id ?? ''),
}));

export const appServiceConfigurations = configurationFetch(AzureAppServiceConfiguration, SITE);
export const functionAppConfigurations = configurationFetch(AzureFunctionAppConfiguration, SITE);
export const slotConfigurations = configurationFetch(AzureAppServiceSlotConfiguration, SLOT);

function configurationFetch(emits: Schema, site: string): Fetch<AzureContext> {
  return defineFetch({
    emits,
    calls: siteConfigurationCalls(site),
    async *fetch({ arm, parent }: AzureContext & { readonly parent: { readonly id: string } }) {
      yield await siteConfiguration(arm, site, parent.id);
    },
  } as never);
}

export const logicApps = resourceFetch(AzureLogicApp, 'Microsoft.Logic/workflows');
