import { fromText } from './from-text.js';
import type { Shape } from './sdk-schema.js';

/** `Filter.1.Value.2=x` as a tree: each step of a key is a branch. */
interface FormNode {
  text: string | undefined;
  branches: Map<string, FormNode>;
}

/** Reads the flattened form of awsQuery and ec2Query back into the operation's input. */
export function decodeQuery(
  input: Shape,
  form: URLSearchParams,
  dialect: 'awsQuery' | 'ec2Query',
): Record<string, unknown> {
  const root: FormNode = { text: undefined, branches: new Map() };
  for (const [key, value] of form) {
    let node = root;
    for (const step of key.split('.')) {
      const next = node.branches.get(step) ?? { text: undefined, branches: new Map() };
      node.branches.set(step, next);
      node = next;
    }
    node.text = value;
  }
  return input.isStructSchema() ? readStructure(input, root, dialect === 'ec2Query') : {};
}

function read(shape: Shape, node: FormNode, ec2: boolean): unknown {
  if (shape.isStructSchema()) return readStructure(shape, node, ec2);
  if (shape.isListSchema()) {
    const item = shape.getValueSchema();
    const flat = ec2 || shape.getMergedTraits().xmlFlattened;
    const items = flat ? node : node.branches.get(wireName('member', item, ec2));
    return inOrder(items).map((branch) => read(item, branch, ec2));
  }
  if (shape.isMapSchema()) {
    const [key, value] = [shape.getKeySchema(), shape.getValueSchema()];
    const entries = shape.getMergedTraits().xmlFlattened ? node : node.branches.get('entry');
    return Object.fromEntries(
      inOrder(entries).map(({ branches }) => [
        branches.get(wireName('key', key, ec2))?.text ?? '',
        read(value, branches.get(wireName('value', value, ec2)) ?? { text: '', branches: new Map() }, ec2),
      ]),
    );
  }
  return fromText(shape, node.text ?? '');
}

function readStructure(shape: Shape, node: FormNode, ec2: boolean): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, member] of shape.structIterator()) {
    const branch = node.branches.get(wireName(name, member, ec2));
    if (branch) input[name] = read(member, branch, ec2);
  }
  return input;
}

function wireName(name: string, shape: Shape, ec2: boolean): string {
  const { ec2QueryName, xmlName } = shape.getMergedTraits();
  return (ec2 ? (ec2QueryName as string | undefined) : undefined) ?? xmlName ?? name;
}

/** List items are numbered from 1. */
function inOrder(node: FormNode | undefined): FormNode[] {
  return [...(node?.branches ?? [])].sort(([a], [b]) => Number(a) - Number(b)).map(([, branch]) => branch);
}
