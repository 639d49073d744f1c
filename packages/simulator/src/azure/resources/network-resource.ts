import type { AzureResource, Place } from '../azure-estate.js';

/** The id of a resource of Microsoft.Network: `virtualNetworks/hub`. */
export function networkId({ group }: Place, path: string): string {
  return `${group}/providers/Microsoft.Network/${path}`;
}

/** A resource of Microsoft.Network: `virtualNetworks/hub`. */
export function networkResource(place: Place, path: string, properties: object, more: object = {}): AzureResource {
  const segments = path.split('/');
  return {
    id: networkId(place, path),
    type: `Microsoft.Network/${segments.filter((_segment, index) => index % 2 === 0).join('/')}`,
    name: segments.at(-1),
    location: place.location,
    tags: { environment: place.name },
    ...more,
    properties: { provisioningState: 'Succeeded', ...properties },
  };
}

/** An element of a resource: `loadBalancers/web/probes/http`. */
export function networkElement(place: Place, path: string, properties: object): object {
  const { id, name, type } = networkResource(place, path, {});
  return { id, name, type, properties: { provisioningState: 'Succeeded', ...properties } };
}
