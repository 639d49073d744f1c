import { type ArmThing, elements } from '../arm/arm-thing.js';
import { rangesOf } from './ip-ranges.js';

interface RuleProperties {
  readonly direction?: string;
  readonly destinationPortRange?: string;
  readonly destinationPortRanges?: readonly string[];
  readonly sourceAddressPrefix?: string;
  readonly sourceAddressPrefixes?: readonly string[];
  readonly destinationAddressPrefix?: string;
  readonly destinationAddressPrefixes?: readonly string[];
}

/** A rule of a network security group, with what its answer says in several places put together. */
export interface SecurityRule extends ArmThing<RuleProperties> {
  readonly Parent: string;
  readonly IsDefault: boolean;
  /** Destination ports, whichever of the two properties has them. */
  readonly Ports: readonly string[];
  /** The ranges that it is about, on the side that is not the group's own. */
  readonly Ranges: readonly string[];
}

/** The rules of a group, its own and those that Azure made. */
export function securityRules(group: ArmThing): readonly SecurityRule[] {
  return [
    ...elements<RuleProperties>(group, 'securityRules').map((rule) => securityRule(group, rule, false)),
    ...elements<RuleProperties>(group, 'defaultSecurityRules').map((rule) => securityRule(group, rule, true)),
  ];
}

function securityRule(group: ArmThing, rule: ArmThing<RuleProperties>, IsDefault: boolean): SecurityRule {
  const { properties = {} } = rule;
  const { destinationPortRange, destinationPortRanges } = properties;
  const side = properties.direction === 'Outbound' ? 'destination' : 'source';
  return {
    ...rule,
    Parent: group.id,
    IsDefault,
    Ports: [...(destinationPortRange ? [destinationPortRange] : []), ...(destinationPortRanges ?? [])],
    Ranges: rangesOf([properties[`${side}AddressPrefix`], ...(properties[`${side}AddressPrefixes`] ?? [])]),
  };
}
