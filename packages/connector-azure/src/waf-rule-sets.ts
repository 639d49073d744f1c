import type { ArmThing } from './resource-parts.js';

interface PolicyProperties {
  readonly managedRules?: {
    readonly managedRuleSets?: readonly { readonly ruleSetType: string; readonly ruleSetVersion: string }[];
  };
}

/** The rules of Microsoft that a web firewall uses, by name and version. */
export function managedRuleSets({ properties }: ArmThing<PolicyProperties>): object {
  const sets = properties?.managedRules?.managedRuleSets ?? [];
  return { RuleSets: sets.map(({ ruleSetType, ruleSetVersion }) => `${ruleSetType} ${ruleSetVersion}`) };
}
