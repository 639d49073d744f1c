import { ownerOf, typeOf } from './arm-targets.js';
import { type ArmThing, elements } from './resource-parts.js';

/** The network interfaces that IP configurations belong to. Those of scale sets are no resources of their own: the sets are told instead. */
export function backendMembers(configurations: readonly Partial<ArmThing>[]): object {
  const interfaces = [...new Set(configurations.flatMap(({ id }) => (id === undefined ? [] : [ownerOf(id)])))];
  const ofSets = interfaces.filter((id) => id.includes('/virtualmachinescalesets/'));
  return {
    NetworkInterfaces: interfaces.filter((id) => typeOf(id) === 'microsoft.network/networkinterfaces'),
    ScaleSets: [...new Set(ofSets.map((id) => id.slice(0, id.indexOf('/virtualmachines/'))))],
  };
}

/** The members of a backend pool. */
export function poolMembers(pool: ArmThing): object {
  return backendMembers(elements(pool, 'backendIPConfigurations'));
}
