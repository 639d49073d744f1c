/** Gives each value one other value, always the same, so that what was joined by it still is. */
export interface Aliases {
  of(value: string): string;
  has(value: string): boolean;
  readonly all: ReadonlyMap<string, string>;
}

/** Makes aliases of the form that `make` gives the first, the second, and so on. */
export function createAliases(make: (number: number) => string): Aliases {
  const all = new Map<string, string>();
  return {
    of(value) {
      const known = all.get(value) ?? make(all.size + 1);
      all.set(value, known);
      return known;
    },
    has: (value) => all.has(value),
    all,
  };
}
