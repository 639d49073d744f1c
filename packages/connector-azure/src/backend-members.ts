import { typeOf } from './arm-targets.js';
import { parentId } from './parent-id.js';
import { type ArmRef, type ArmThing, elements, idsOf } from './resource-parts.js';

/** The network interfaces that IP configurations belong to. Those of scale sets are no resources of their own: the sets are told instead. */
export function backendMembers(configurations: readonly (ArmRef | null | undefined)[]): object {
  const interfaces = [...new Set(idsOf(configurations).map((id) => parentId(id)))];
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
