import { AwsFailure } from './aws-failure.js';
import { type OperationContext, textsOf } from './operation.js';

interface Ec2Filter {
  Name?: string;
  Values?: string[];
}

/** Where EC2's name of a filter is not the path of the member that it looks at. */
const PATHS: Readonly<Record<string, string>> = {
  'instance-state-name': 'State.Name',
  'attachment.vpc-id': 'Attachments.VpcId',
  'attachment.instance-id': 'Attachments.InstanceId',
  'association.subnet-id': 'Associations.SubnetId',
  'association.main': 'Associations.Main',
};

/**
 * Picks what a Describe call asks for, by ids and by filters.
 *
 * @param names `[input's list of ids, item's id, code of the error for an unknown id]`
 */
export function pick<T extends object>(
  context: OperationContext,
  items: readonly T[],
  [idsName, idName, notFound]: readonly [string, keyof T & string, string],
): T[] {
  const ids = textsOf(context, idsName);
  const missing = ids.find((id) => !items.some((item) => item[idName] === id));
  if (missing !== undefined) throw new AwsFailure(notFound, `The ID '${missing}' does not exist`, { status: 400 });
  const filters = (context.input.Filters ?? []) as Ec2Filter[];
  const asked = ids.length === 0 ? items : items.filter((item) => ids.includes(String(item[idName])));
  return filters.reduce((left, filter) => filtered(left, filter), [...asked]);
}

function filtered<T extends object>(items: readonly T[], { Name = '', Values = [] }: Ec2Filter): T[] {
  const patterns = Values.map(pattern);
  const read = reader(Name);
  const values = items.map((item) => read(item));
  if (items.length > 0 && !Name.startsWith('tag') && values.every((found) => found.length === 0)) {
    throw new Error(`the filter "${Name}" is not one that the simulator knows`);
  }
  return items.filter((_, index) => values[index]?.some((value) => patterns.some((expected) => expected.test(value))));
}

function pattern(value: string): RegExp {
  const escaped = value
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`);
}

function reader(name: string): (item: object) => string[] {
  if (name.startsWith('tag:')) {
    return (item) => tags(item).flatMap(({ Key, Value }) => (Key === name.slice(4) ? [Value] : []));
  }
  if (name === 'tag-key') return (item) => tags(item).map(({ Key }) => Key);
  const path = (
    PATHS[name] ?? name.replace(/(^|-|\.)([a-z])/g, (_, dot, letter) => (dot === '.' ? '.' : '') + letter.toUpperCase())
  ).split('.');
  return (item) =>
    path.reduce<unknown[]>((found, step) => found.flatMap((value) => member(value, step)), [item]).map(String);
}

function tags(item: object): readonly { Key: string; Value: string }[] {
  return ('Tags' in item && Array.isArray(item.Tags) ? item.Tags : []) as { Key: string; Value: string }[];
}

function member(value: unknown, name: string): unknown[] {
  const found = (value as Record<string, unknown>)[name];
  return found === undefined || found === null ? [] : [found].flat();
}
