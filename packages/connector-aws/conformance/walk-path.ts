import type { SchemaModel } from '@cadastre/codegen';

/** Where a value stands in a record, as the schema's file says: `VpcConfig.SecurityGroupIds[]`. */
export type Path = Extract<SchemaModel['properties'][number]['origin'], { readonly kind: 'path' }>['path'];

/** True for what JSON calls an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Everything at the end of a path: one value at most, unless the path goes through lists. */
export function walkPath(value: unknown, path: Path): readonly unknown[] {
  return walkChains(value, path).map((chain) => chain.at(-1));
}

/** Like {@link walkPath}, but with everything that was passed: the value that the path starts at, then one for each step. */
export function walkChains(value: unknown, path: Path): readonly (readonly unknown[])[] {
  let chains: (readonly unknown[])[] = [[value]];
  for (const { key, list } of path) {
    chains = chains.flatMap((chain) => {
      const outer = chain.at(-1);
      const inner = isObject(outer) ? outer[key] : undefined;
      const found = list ? (Array.isArray(inner) ? (inner as unknown[]) : []) : [inner];
      return found.filter((each) => each !== undefined && each !== null).map((each) => [...chain, each]);
    });
  }
  return chains;
}

/** The path as the schema's file writes it. */
export function pathText(path: Path): string {
  return path.map(({ key, list }) => (list ? `${key}[]` : key)).join('.');
}

/** True when a path may give several values. */
export function isListPath(path: Path): boolean {
  return path.some(({ list }) => list);
}
