import type { SchemaModel } from '../model/model.js';

/** A Mermaid diagram of what some schemas point at. RESOURCE edges to the tenant are left out: every node has one. */
export function diagram(schemas: readonly SchemaModel[]): string {
  const lines = new Set<string>();
  for (const schema of schemas) {
    if (schema.kind === 'link') {
      lines.add(edge(schema.from.label, schema.type, schema.to.label));
      continue;
    }
    const own = schema.kind === 'node' ? schema.name : schema.for;
    if (schema.kind === 'node') lines.add(`  ${own}`);
    for (const { type, direction, to } of schema.relationships) {
      lines.add(direction === 'out' ? edge(own, type, to.label) : edge(to.label, type, own));
    }
  }
  return lines.size === 0 ? '' : ['```mermaid', 'flowchart LR', ...lines, '```'].join('\n');
}

function edge(from: string, type: string, to: string): string {
  return `  ${from} -- ${type} --> ${to}`;
}
