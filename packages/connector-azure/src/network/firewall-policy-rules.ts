import type { ArmThing } from '../arm/arm-thing.js';
import { partId } from '../arm/part-id.js';

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
export function firewallPolicyRules(group: ArmThing<{ ruleCollections?: readonly Collection[] }>): readonly object[] {
  return (group.properties?.ruleCollections ?? []).flatMap((Collection) =>
    (Collection.rules ?? []).map((rule) => ({
      ...rule,
      Id: partId(partId(group.id, 'rulecollections', Collection.name), 'rules', rule.name)?.toLowerCase(),
      Parent: group.id,
      Collection,
      Protocols: rule.ipProtocols ?? (rule.protocols ?? []).map(({ protocolType, port }) => `${protocolType}:${port}`),
    })),
  );
}
