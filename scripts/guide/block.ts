/** A fenced block of a page, with what the comments right before it say of it. */
export interface Block {
  /** `docs/guide/connector.md`. */
  readonly page: string;
  /** Line of the opening fence. */
  readonly line: number;
  readonly lang: string;
  readonly text: string;
  /** `<!-- file: schemas/badge.yaml -->` is `file` → `schemas/badge.yaml`; `<!-- run -->` is `run` → ``. */
  readonly says: ReadonlyMap<string, string>;
}

/** Something wrong with a page. */
export interface Mistake {
  readonly page: string;
  readonly line: number;
  readonly text: string;
}

/** How a block is checked. */
export type Check =
  /** TypeScript, which has to compile. */
  | 'compile'
  /** TypeScript that is compiled and run, or commands. */
  | 'run'
  /** What the commands or the program before it have to print. */
  | 'output'
  /** A file that commands or programs of the page use. */
  | 'file'
  /** A schema, which has to go through codegen. */
  | 'schema'
  /** The same text as a file of the repository. */
  | 'same'
  /** A query, which both stores have to take. */
  | 'query'
  /** Nothing: the page says why not. */
  | 'none';

const DIRECTIVES = ['file', 'no-run', 'output', 'run', 'same'];

/** How a block is checked, or what is wrong with what the page says of it. */
export function checkOf({ lang, says }: Block): Check | { readonly mistake: string } {
  const unknown = [...says.keys()].find((name) => !DIRECTIVES.includes(name));
  if (unknown !== undefined) return { mistake: `no such comment: ${unknown}; there are ${DIRECTIVES.join(', ')}` };
  if (says.has('no-run')) {
    if (says.size > 1) return { mistake: 'it cannot be both checked and not' };
    return says.get('no-run') === '' ? { mistake: 'no-run needs a reason: <!-- no-run: why -->' } : 'none';
  }
  const file = says.get('file');
  if (says.has('same')) return 'same';
  if (says.has('output')) return 'output';
  if (lang === 'sh' || lang === 'bash') return 'run';
  if (lang === 'ts') return says.has('run') ? 'run' : 'compile';
  if (lang === 'cypher') return 'query';
  if (lang === 'yaml' && file !== undefined && schemaFolderOf(file) !== undefined) return 'schema';
  if (file !== undefined) return 'file';
  return {
    mistake: `a block of ${lang || 'no language'} is neither run nor compiled: say <!-- no-run: why --> before it`,
  };
}

/** `acme/schemas` of `acme/schemas/machine.yaml`; undefined for what is no schema. */
export function schemaFolderOf(file: string): string | undefined {
  const parts = file.split('/');
  const at = parts.lastIndexOf('schemas', parts.length - 2);
  return at < 0 ? undefined : parts.slice(0, at + 1).join('/');
}
