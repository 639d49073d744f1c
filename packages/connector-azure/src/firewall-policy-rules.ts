import type { ArmThing } from './resource-parts.js';

interface Rule {
  readonly name: string;
  readonly ipProtocols?: readonly string[];
  readonly protocols?: readonly { readonly protocolType: string; readonly port: number }[];
}

interface Collection {
  readonly name: string;
  readonly rules?: readonly Rule[];
}

/** The rules of a group of collections, with the collection that each is in. */
export function firewallPolicyRules(group: ArmThing): readonly object[] {
  const collections: readonly Collection[] = group.properties?.ruleCollections ?? [];
  return collections.flatMap((Collection) =>
    (Collection.rules ?? []).map((rule) => ({
      ...rule,
      Id: `${group.id}/rulecollections/${Collection.name}/rules/${rule.name}`.toLowerCase(),
      Parent: group.id,
      Collection,
      Protocols: rule.ipProtocols ?? (rule.protocols ?? []).map(({ protocolType, port }) => `${protocolType}:${port}`),
    })),
  );
}
