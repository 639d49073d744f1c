import { SPECIAL_NAMES } from '../file/names.js';

/** The words of a name in any style: `kmsKeyARN` → kms, key, arn. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/IPv([46])/g, 'Ipv$1')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** What Cadastre writes itself, and `id`, which only the id may be called. */
const RESERVED: ReadonlySet<string> = new Set(['id', 'firstseen', 'changed_at', 'lastupdated', ...SPECIAL_NAMES]);

const LONGEST = 80;

/** The name of a property for the keys on the way to it, in snake_case: `VpcConfig`, `SubnetIds` → vpc_config_subnet_ids. */
export function propertyName(keys: readonly string[]): string {
  const name = keys.flatMap(wordsOf).join('_').slice(0, LONGEST).replace(/_+$/, '');
  if (name === '') return 'value';
  return /^[a-z]/.test(name) ? name : `value_${name}`;
}

/** Gives out names, each once; what is reserved is the vendor's. */
export function createNames(): (wish: string) => string {
  const used = new Set<string>();
  return (wish) => {
    const free = RESERVED.has(wish) ? `vendor_${wish}` : wish;
    let name = free;
    for (let count = 2; used.has(name); count += 1) name = `${free}_${count}`;
    used.add(name);
    return name;
  };
}

/** A label for a file or a node as somebody calls it: `access-keys` → AccessKeys; undefined where no letter is in it. */
export function labelFor(name: string): string | undefined {
  const label = wordsOf(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .replace(/^\d+/, '')
    .slice(0, LONGEST);
  return label === '' ? undefined : label.charAt(0).toUpperCase() + label.slice(1);
}
