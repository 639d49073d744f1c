import type { ConnectorNames } from './names.js';

/** The schemas of a new connector: the provider, its tenant, one kind of thing and one question. */
export function connectorSchemas({ snake, pascal, kebab }: ConnectorNames): Readonly<Record<string, string>> {
  return {
    'schemas/provider.yaml': `provider: ${snake}
name: ${pascal}
brief: What ${pascal} runs. # say what it is, in one sentence
out: ../src/generated
`,
    'schemas/account.yaml': `node: ${pascal}Account
brief: An account of ${pascal}.
partition: [account]
id: id
properties:
  id: { type: string, scope: account }
  name: { type: string, from: name, index: true }
`,
    'schemas/machine.yaml': `node: ${pascal}Machine
brief: A machine.
tenant: ${pascal}Account # (${pascal}Account)-[:RESOURCE]->(this): the outer border of cleanup
partition: [account] # what one fetch covers, and so what one cleanup covers
id: id
properties:
  id: { type: string, from: id }
  name: { type: string, from: name, index: true }
  memory_mb: { type: integer, from: size.memoryMb, unit: MB }
  created_at: { type: datetime, from: createdAt }
  tags: { type: string, from: "tags[]" }
  console_password: { type: string, from: consolePassword, sensitive: drop } # never stored
`,
    [`schemas/questions/${kebab}-machines.yaml`]: `question: ${kebab}-machines
title: Which machines does each account have?
why: What nobody knows of, nobody looks after.
cypher: |
  MATCH (account:${pascal}Account)-[:RESOURCE]->(machine:${pascal}Machine)
  RETURN account.name AS account, machine.name AS machine, machine.memory_mb AS memory_mb
  ORDER BY account, machine
columns: [account, machine, memory_mb]
`,
  };
}
