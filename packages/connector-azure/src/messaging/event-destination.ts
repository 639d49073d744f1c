/** Where Event Grid delivers to, as it says so. */
export interface EventDestination {
  readonly endpointType?: string;
  readonly properties?: {
    readonly resourceId?: string;
    readonly queueName?: string;
    readonly blobContainerName?: string;
    readonly azureActiveDirectoryApplicationIdOrUri?: string;
  };
}

/** A destination without addresses of web hooks. The id stands under the type too, since each type is another label. */
export function eventDestination({ endpointType, properties = {} }: EventDestination = {}) {
  const { resourceId: id } = properties;
  const only = (type: string) => (endpointType === type ? id : undefined);
  return {
    type: endpointType,
    id,
    queue: properties.queueName,
    container: properties.blobContainerName,
    application: properties.azureActiveDirectoryApplicationIdOrUri,
    EventHub: only('EventHub'),
    ServiceBusQueue: only('ServiceBusQueue'),
    ServiceBusTopic: only('ServiceBusTopic'),
    StorageQueue: only('StorageQueue'),
    // It names one function; what is known here is the app.
    AzureFunction: only('AzureFunction')?.replace(/\/functions\/[^/]+$/, ''),
  };
}
