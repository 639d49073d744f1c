import type { ArmThing } from './resource-parts.js';

interface RuleSet {
  readonly ruleSetType: string;
  readonly ruleSetVersion: string;
}

/** The rules of Microsoft that a web firewall uses, by name and version. */
export function managedRuleSets({ properties }: ArmThing): object {
  const sets: readonly RuleSet[] = properties?.managedRules?.managedRuleSets ?? [];
  return { RuleSets: sets.map(({ ruleSetType, ruleSetVersion }) => `${ruleSetType} ${ruleSetVersion}`) };
}
