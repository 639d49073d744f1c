import type { RecordOf } from '@cadastre/core';
import { armPath, armValues } from './arm-path.js';
import { armFetch, defineFetch, resourceFetch } from './define-fetch.js';
import { withKeys } from './encryption-keys.js';
import { factoryReferences } from './factory-references.js';
import {
  AzureDataFactory,
  AzureDataFactoryDataset,
  AzureDataFactoryIntegrationRuntime,
  AzureDataFactoryLinkedService,
  AzureDataFactoryPipeline,
} from './generated/index.js';
import { shaped } from './shaped.js';

const FACTORIES = 'Microsoft.DataFactory/factories';
const FACTORY = armPath(`${FACTORIES}/{factory}`);
const LINKED_SERVICES = `${FACTORY}/linkedServices`;
const DATASETS = `${FACTORY}/datasets`;
const PIPELINES = `${FACTORY}/pipelines`;
const VERSION = '2018-06-01';
const valuesOf = (parent: { readonly id: string }) => ({ ...armValues(FACTORY, parent.id), 'api-version': VERSION });

export const factories = shaped(resourceFetch(AzureDataFactory, FACTORIES), withKeys);

export const integrationRuntimes = armFetch(
  AzureDataFactoryIntegrationRuntime,
  `${FACTORY}/integrationRuntimes`,
  VERSION,
);

export const linkedServices = defineFetch({
  emits: AzureDataFactoryLinkedService,
  calls: [`GET ${LINKED_SERVICES}`],
  async *fetch({ arm, parent }) {
    type Service = Required<RecordOf<typeof AzureDataFactoryLinkedService>>;
    for await (const service of arm.listIn<Service>('value', LINKED_SERVICES, valuesOf(parent)))
      yield {
        ...service,
        IntegrationRuntimes: factoryReferences(parent.id, service.properties, 'IntegrationRuntimeReference'),
        LinkedServices: factoryReferences(parent.id, service.properties, 'LinkedServiceReference'),
      };
  },
});

export const datasets = defineFetch({
  emits: AzureDataFactoryDataset,
  calls: [`GET ${DATASETS}`],
  async *fetch({ arm, parent }) {
    type Dataset = Required<RecordOf<typeof AzureDataFactoryDataset>>;
    for await (const dataset of arm.listIn<Dataset>('value', DATASETS, valuesOf(parent))) {
      const [LinkedService] = factoryReferences(parent.id, dataset.properties, 'LinkedServiceReference');
      yield { ...dataset, LinkedService };
    }
  },
});

export const pipelines = defineFetch({
  emits: AzureDataFactoryPipeline,
  calls: [`GET ${PIPELINES}`],
  async *fetch({ arm, parent }) {
    type Pipeline = Required<RecordOf<typeof AzureDataFactoryPipeline>>;
    for await (const pipeline of arm.listIn<Pipeline>('value', PIPELINES, valuesOf(parent)))
      yield {
        ...pipeline,
        Datasets: factoryReferences(parent.id, pipeline.properties, 'DatasetReference'),
        LinkedServices: factoryReferences(parent.id, pipeline.properties, 'LinkedServiceReference'),
        Pipelines: factoryReferences(parent.id, pipeline.properties, 'PipelineReference'),
      };
  },
});
