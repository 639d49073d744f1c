import { type ArmThing, elements } from './resource-parts.js';

interface Ref {
  readonly id?: string;
}

/** Puts what a rule of an application gateway refers to beside it: its listener, the port of that, the settings of the backend, and the pools. */
export function gatewayRule({ properties = {} }: ArmThing, gateway: ArmThing): object {
  const find = (list: string, ref: Ref | undefined) => elements(gateway, list).find(({ id }) => id === ref?.id);
  const Listener = find('httpListeners', properties.httpListener);
  const map = find('urlPathMaps', properties.urlPathMap);
  const settings = properties.backendHttpSettings ?? map?.properties?.defaultBackendHttpSettings;
  const pools: readonly (Ref | undefined)[] = [
    properties.backendAddressPool,
    map?.properties?.defaultBackendAddressPool,
    ...elements(map, 'pathRules').map((path) => path.properties?.backendAddressPool),
  ];
  return {
    Listener,
    Port: find('frontendPorts', Listener?.properties?.frontendPort),
    Settings: find('backendHttpSettingsCollection', settings),
    BackendPools: [...new Set(pools.flatMap((pool) => pool?.id ?? []))],
  };
}
