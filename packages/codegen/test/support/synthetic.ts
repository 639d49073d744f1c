import type { SourceText } from '../../src/read/source.js';

const PROVIDER = 'provider: aws\nname: Amazon Web Services\nbrief: A cloud.\nout: ../../generated\n';
const ACCOUNT = `node: AWSAccount
brief: An account.
partition: [account]
id: id
properties:
  id: { type: string, scope: account }
`;

/** A provider with `count` nodes of twelve properties and four relationships each, in twenty services. */
export function syntheticSchemas(count: number): readonly SourceText[] {
  const nodes = Array.from({ length: count }, (_, index): readonly [string, string] => [
    `service-${index % 20}/thing-${index}.yaml`,
    node(index, count),
  ]);
  return [['provider.yaml', PROVIDER] as const, ['account.yaml', ACCOUNT] as const, ...nodes].map(([file, text]) => ({
    path: `schemas/aws/${file}`,
    file: `aws/${file}`,
    text,
  }));
}

function node(index: number, count: number): string {
  const other = (step: number): string => `AWSThing${(index + step) % count}`;
  return `node: AWSThing${index}
brief: Thing number ${index}.
docs: https://docs.aws.amazon.com/thing/${index}
tenant: AWSAccount
partition: [account, region]
id: arn
properties:
  arn:         { type: string, from: Arn, brief: ARN of the thing. }
  name:        { type: string, from: Name, index: true }
  memory_mb:   { type: integer, from: MemorySize, unit: MB, alias: memory }
  modified_at: { type: datetime, from: LastModified, alias: modifieddate }
  state:       { type: string, from: State.Name, enum: [on, off] }
  zones:       { type: string, from: "Network.Zones[].Name" }
  encrypted:   { type: boolean, from: Encryption.Enabled }
  load:        { type: float, from: Load, volatile: true }
  owner:       { type: string, from: OwnerArn, convert: arn.account }
  policy:      { type: string, from: Policy, convert: json }
  token:       { type: string, from: Token, sensitive: hash }
  region:      { type: string, scope: region }
relationships:
  - { type: USES, to: ${other(1)}, match: { arn: UsedArn }, brief: Uses that one. }
  - { type: KNOWS, to: ${other(2)}, match: { name: "Known[].Name" } }
  - { type: MADE, direction: in, to: ${other(3)}, match: { id: MakerArn } }
  - type: HOLDS
    each: Parts
    to: ${other(4)}
    match: { arn: Arn }
    properties: { size_bytes: { type: integer, from: Size, unit: bytes } }
`;
}
