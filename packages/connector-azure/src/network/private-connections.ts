import { type ArmThing, elements } from '../arm/arm-thing.js';
import { targetsByType } from '../arm/targets-by-type.js';

interface ConnectionProperties {
  readonly privateLinkServiceId?: string;
  readonly groupIds?: readonly string[];
  readonly privateLinkServiceConnectionState?: { readonly status?: string };
}

/** Adds what a private endpoint leads to. The owner of the target approved a manual connection, or has it still to do. */
export function withConnections(endpoint: ArmThing): object {
  const connections = [
    ...elements(endpoint, 'privateLinkServiceConnections').map((connection) => connectionOf(connection, false)),
    ...elements(endpoint, 'manualPrivateLinkServiceConnections').map((connection) => connectionOf(connection, true)),
  ];
  return {
    ...endpoint,
    Targets: targetsByType(connections),
    TargetIds: connections.flatMap(({ id }) => id ?? []),
    States: connections.flatMap(({ state }) => state ?? []),
    GroupIds: [...new Set(connections.flatMap(({ groupIds }) => groupIds))],
  };
}

function connectionOf({ name, properties }: ArmThing<ConnectionProperties>, isManual: boolean) {
  return {
    id: properties?.privateLinkServiceId,
    name,
    state: properties?.privateLinkServiceConnectionState?.status,
    groupIds: properties?.groupIds ?? [],
    isManual,
  };
}
