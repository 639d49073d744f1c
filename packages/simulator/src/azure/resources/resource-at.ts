import type { AzureResource } from '../azure-estate.js';

/** A resource whose name and type are told by its id, as Resource Manager does. */
export function resourceAt(id: string, rest: object): AzureResource {
  const [provider = '', ...segments] = id.slice(id.lastIndexOf('/providers/') + '/providers/'.length).split('/');
  const types = segments.filter((_segment, index) => index % 2 === 0);
  return { id, type: [provider, ...types].join('/'), name: segments.at(-1), ...rest };
}

/** Secrets that a real answer could hold at this place. No schema may read them. */
export function canary(what: string): string {
  return `canary-${what}-not-a-secret`;
}
