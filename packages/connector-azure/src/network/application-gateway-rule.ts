import { type ArmRef, type ArmThing, elements, idsOf } from '../arm/arm-thing.js';

interface RuleProperties {
  readonly httpListener?: ArmRef;
  readonly urlPathMap?: ArmRef;
  readonly backendHttpSettings?: ArmRef;
  readonly backendAddressPool?: ArmRef;
}

interface PathMapProperties {
  readonly defaultBackendAddressPool?: ArmRef;
  readonly defaultBackendHttpSettings?: ArmRef;
}

/** Puts what a rule of an application gateway refers to beside it: its listener, the port of that, the settings of the backend, and the pools. */
export function gatewayRule({ properties = {} }: ArmThing<RuleProperties>, gateway: ArmThing): object {
  const find = <Properties>(list: string, ref: ArmRef | undefined) =>
    elements<Properties>(gateway, list).find(({ id }) => id === ref?.id);
  const Listener = find<{ frontendPort?: ArmRef }>('httpListeners', properties.httpListener);
  const map = find<PathMapProperties>('urlPathMaps', properties.urlPathMap);
  const settings = properties.backendHttpSettings ?? map?.properties?.defaultBackendHttpSettings;
  return {
    Listener,
    Port: find('frontendPorts', Listener?.properties?.frontendPort),
    Settings: find('backendHttpSettingsCollection', settings),
    BackendPools: idsOf([
      properties.backendAddressPool,
      map?.properties?.defaultBackendAddressPool,
      ...elements<RuleProperties>(map as ArmThing | undefined, 'pathRules').map(
        (path) => path.properties?.backendAddressPool,
      ),
    ]),
  };
}
