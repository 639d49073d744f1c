import type { SchemaModel } from '../model/model.js';

/** The file that a schema is generated into, without `.ts`: AWSLambda of aws → aws-lambda. */
export function fileName(schema: Pick<SchemaModel, 'name' | 'provider'>): string {
  const { name, provider } = schema;
  // Without the provider's part, AWSS3Bucket would become awss3-bucket.
  const prefix = name.toLowerCase().startsWith(provider.toLowerCase()) ? provider.length : 0;
  return [name.slice(0, prefix), kebab(name.slice(prefix))]
    .filter((part) => part !== '')
    .join('-')
    .toLowerCase();
}

function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/([A-Z])([A-Z][a-z])/g, '$1-$2');
}

/** The TypeScript names that a schema's file exports. */
export function exportedNames({ name }: Pick<SchemaModel, 'name'>): readonly string[] {
  return [name, `${name}Record`, `${name}Properties`, `load${name}`, `cleanup${name}`];
}

/** memory_mb, or SecurityGroupIds → memoryMb, securityGroupIds. */
export function camelCase(name: string): string {
  const parts = name.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
  const joined = parts
    .map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('');
  const lower = joined.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+/, (start) => start.toLowerCase());
  return /^[A-Za-z]/.test(lower) ? lower : `value${lower}`;
}

/** SecurityGroupIds → securityGroupId: a name for one element of a list. */
export function elementName(name: string): string {
  const camel = camelCase(name);
  return camel.length > 2 && camel.endsWith('s') && !camel.endsWith('ss') ? camel.slice(0, -1) : `${camel}Element`;
}

const RESERVED =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield';

/** Gives out names for local constants, each once. */
export function createLocalNames(taken: Iterable<string>): (wish: string) => string {
  const used = new Set([...RESERVED.split(' '), ...taken]);
  return (wish) => {
    let name = wish;
    for (let count = 2; used.has(name); count += 1) name = `${wish}${count}`;
    used.add(name);
    return name;
  };
}
