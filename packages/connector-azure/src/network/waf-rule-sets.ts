import type { ArmThing } from '../arm/arm-thing.js';

interface PolicyProperties {
  readonly managedRules?: {
    readonly managedRuleSets?: readonly { readonly ruleSetType: string; readonly ruleSetVersion: string }[];
  };
}

/** Adds the rules of Microsoft that a web firewall uses, by name and version. */
export function withRuleSets(policy: ArmThing<PolicyProperties>): object {
  const sets = policy.properties?.managedRules?.managedRuleSets ?? [];
  return { ...policy, RuleSets: sets.map(({ ruleSetType, ruleSetVersion }) => `${ruleSetType} ${ruleSetVersion}`) };
}
