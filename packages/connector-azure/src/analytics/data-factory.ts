import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import {
  AzureDataFactory,
  AzureDataFactoryDataset,
  AzureDataFactoryIntegrationRuntime,
  AzureDataFactoryLinkedService,
  AzureDataFactoryPipeline,
} from '../generated/index.js';
import { withKeys } from '../key-vault/vault-keys.js';
import { factoryReferences } from './factory-references.js';

const FACTORIES = 'Microsoft.DataFactory/factories';
const FACTORY = `${FACTORIES}/{factory}`;
const VERSION = '2018-06-01';

/** What Data Factory calls definitions, in which activities and references stand at any depth. */
interface Definition {
  readonly properties?: object;
}

export const factories = resourceFetch(AzureDataFactory, FACTORIES, withKeys);

export const integrationRuntimes = armFetch(
  AzureDataFactoryIntegrationRuntime,
  `${FACTORY}/integrationRuntimes`,
  VERSION,
);

export const linkedServices = armFetch(AzureDataFactoryLinkedService, `${FACTORY}/linkedServices`, VERSION, {
  shape: (service: Definition, { parent }) => ({
    ...service,
    IntegrationRuntimes: factoryReferences(parent.id, service.properties, 'IntegrationRuntimeReference'),
    LinkedServices: factoryReferences(parent.id, service.properties, 'LinkedServiceReference'),
  }),
});

export const datasets = armFetch(AzureDataFactoryDataset, `${FACTORY}/datasets`, VERSION, {
  shape: (dataset: Definition, { parent }) => {
    const [LinkedService] = factoryReferences(parent.id, dataset.properties, 'LinkedServiceReference');
    return { ...dataset, LinkedService };
  },
});

export const pipelines = armFetch(AzureDataFactoryPipeline, `${FACTORY}/pipelines`, VERSION, {
  shape: (pipeline: Definition, { parent }) => ({
    ...pipeline,
    Datasets: factoryReferences(parent.id, pipeline.properties, 'DatasetReference'),
    LinkedServices: factoryReferences(parent.id, pipeline.properties, 'LinkedServiceReference'),
    Pipelines: factoryReferences(parent.id, pipeline.properties, 'PipelineReference'),
  }),
});
