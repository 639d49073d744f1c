import type { Model, NodeModel, SchemaModel } from '@cadastre/codegen';

/** What Cartography says of one label. */
interface PeerNode {
  readonly properties: readonly string[];
  /** `-TYPE->Label` or `<-TYPE-Label`. */
  readonly relationships: readonly string[];
  readonly extraLabels: readonly string[];
  readonly tenant?: string;
}

/** `cartography-model.json`: their labels by platform. */
export interface PeerModel {
  readonly platforms: Readonly<Record<string, Readonly<Record<string, PeerNode>>>>;
}

/** Something of theirs that ours does not have: `AzureTag`, `AzureDisk.type`, `AzureDisk-TAGGED->AzureTag`. */
export type Missing = string;

/** Why something is not there. `what` is as in {@link Missing}, with `*` for any text. */
export interface Reason {
  readonly what: string;
  readonly why: string;
}

const PLATFORMS = ['azure', 'microsoft/entra', 'microsoft/intune', 'microsoft/o365'];

/** Everything of Cartography's that our schemas lack, by label, and how much was compared. */
export function compareWithPeer(
  peer: PeerModel,
  model: Model,
): { readonly missing: readonly Missing[]; readonly compared: number } {
  const ours = indexOf(model);
  const missing: Missing[] = [];
  let compared = 0;
  const check = (has: boolean, what: Missing) => {
    compared += 1;
    if (!has) missing.push(what);
  };
  for (const platform of PLATFORMS) {
    for (const [label, theirs] of Object.entries(peer.platforms[platform] ?? {})) {
      check(ours.labels.has(label), label);
      if (!ours.labels.has(label)) continue;
      for (const property of theirs.properties)
        check(property === 'id' || ours.properties.has(`${label}.${property}`), `${label}.${property}`);
      for (const extra of theirs.extraLabels) check(ours.extra.has(`${label}:${extra}`), `${label}:${extra}`);
      for (const text of theirs.relationships) {
        const relationship = parse(label, text);
        check(ours.relationships.has(relationship), relationship);
      }
      if (theirs.tenant !== undefined)
        check(ours.tenants.has(`${theirs.tenant} ${label}`), `${theirs.tenant}-RESOURCE->${label}`);
    }
  }
  return { missing: [...new Set(missing)], compared };
}

/** The reason of something that is missing; undefined where there is none. */
export function reasonOf(missing: Missing, reasons: readonly Reason[]): Reason | undefined {
  return (
    reasons.find(({ what }) => what === missing) ??
    reasons.find(({ what }) => what.includes('*') && matches(what, missing))
  );
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.\\^$+?()[\]{}|]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}

/** `-TYPE->Label` of a label as `Label-TYPE->Label`, whichever way it is written. */
function parse(label: string, text: string): string {
  const outgoing = /^-(\w+)->(\w+)$/.exec(text);
  if (outgoing !== null) return `${label}-${outgoing[1]}->${outgoing[2]}`;
  const incoming = /^<-(\w+)-(\w+)$/.exec(text);
  if (incoming === null) throw new Error(`cannot read the relationship ${text}`);
  return `${incoming[2]}-${incoming[1]}->${label}`;
}

interface Index {
  readonly labels: ReadonlySet<string>;
  /** `Label.property`, by our name and by the alias. */
  readonly properties: ReadonlySet<string>;
  readonly extra: ReadonlySet<string>;
  readonly relationships: ReadonlySet<string>;
  readonly tenants: ReadonlySet<string>;
}

function indexOf({ schemas }: Model): Index {
  const nodes = schemas.filter((schema): schema is NodeModel => schema.kind === 'node');
  /** A shared label stands for every node that has it. */
  const nodesWith = (label: string) => [
    label,
    ...nodes.filter((node) => node.labels.some((use) => use.label === label)).map(({ name }) => name),
  ];
  const relationships = new Set<string>();
  const add = (from: string, type: string, to: string) => {
    for (const start of [...nodesWith(from), ...labelsOf(nodes, from)])
      for (const end of [...nodesWith(to), ...labelsOf(nodes, to)]) relationships.add(`${start}-${type}->${end}`);
  };
  for (const schema of schemas) {
    if (schema.kind === 'link') add(schema.from.label, schema.type, schema.to.label);
    else
      for (const { type, to, direction } of schema.relationships) {
        const own = schema.kind === 'node' ? schema.name : schema.for;
        if (direction === 'in') add(to.label, type, own);
        else add(own, type, to.label);
      }
  }
  const properties = schemas.flatMap((schema) =>
    schema.properties.flatMap(({ name, alias }) =>
      [name, ...(alias === undefined ? [] : [alias])].map((each) => `${ownerOf(schema)}.${each}`),
    ),
  );
  return {
    labels: new Set(nodes.map(({ name }) => name)),
    properties: new Set(properties),
    extra: new Set(nodes.flatMap(({ name, labels }) => labels.map(({ label }) => `${name}:${label}`))),
    relationships,
    tenants: new Set(nodes.flatMap(({ name, tenant }) => (tenant === undefined ? [] : [`${tenant} ${name}`]))),
  };
}

/** The node that a schema's properties are of. */
function ownerOf(schema: SchemaModel): string {
  return schema.kind === 'extension' ? schema.for : schema.name;
}

function labelsOf(nodes: readonly NodeModel[], name: string): readonly string[] {
  return nodes.find((node) => node.name === name)?.labels.map(({ label }) => label) ?? [];
}
