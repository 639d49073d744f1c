import { createHash } from 'node:crypto';

/** Identifiers in the forms that AWS uses. Each is a function of the path of the thing that it names, so that whoever refers to a thing need not have generated it. */
export interface Ids {
  hex(length: number, ...path: string[]): string;
  digits(length: number, ...path: string[]): string;
  /** `vpc-` and 17 hexadecimal digits. */
  ec2(prefix: string, ...path: string[]): string;
  /** `AIDA` and 17 capitals and digits. */
  unique(prefix: string, ...path: string[]): string;
  uuid(...path: string[]): string;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function makeIds(seed: number): Ids {
  const bytes = (path: readonly string[]) =>
    createHash('sha512')
      .update(`${seed}/${path.join('/')}`)
      .digest();
  const spell = (alphabet: string, length: number, path: readonly string[]) =>
    Array.from(bytes(path).subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('');
  const hex = (length: number, ...path: string[]) => bytes(path).toString('hex').slice(0, length);
  return {
    hex,
    digits: (length, ...path) => spell('0123456789', length, path),
    ec2: (prefix, ...path) => `${prefix}-0${hex(16, prefix, ...path)}`,
    unique: (prefix, ...path) => prefix + spell(BASE32, 17, [prefix, ...path]),
    uuid: (...path) => hex(32, 'uuid', ...path).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5'),
  };
}
