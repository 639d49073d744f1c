import type { Json } from './expected.js';

/** An answer that the description gives as an example. */
interface Example {
  readonly name: string;
  readonly value: unknown;
}

/** One GET of the description. */
interface Operation {
  /** OAuth scopes that its `security` asks for. */
  readonly scopes: readonly string[];
  /** Of its answer with status 200. */
  readonly schema: unknown;
  readonly examples: readonly Example[];
}

/** Okta's description of its API, an OpenAPI document. */
export interface Description {
  /** Undefined where there is no such GET. */
  operation(call: string): Operation | undefined;
  /** What a reference stands for; anything else is given back. */
  follow(value: unknown): unknown;
  /** References to what the document does not have, each as often as it stands there. */
  readonly dangling: readonly string[];
}

/** Reads the parsed document. */
export function readDescription(document: unknown): Description {
  const follow = (value: unknown): unknown => {
    let current = value;
    // A reference may lead to another one; a circle of them is given up.
    for (let steps = 0; steps < 20 && refOf(current) !== undefined; steps += 1) current = at(document, refOf(current));
    return current;
  };
  const paths = ((document as Json).paths ?? {}) as Readonly<Record<string, Json>>;
  const byPath = new Map(Object.entries(paths).map(([path, methods]) => [plain(path), methods]));
  return {
    operation(call) {
      const operation = byPath.get(plain(call.replace(/^GET /, '')))?.get as Json | undefined;
      if (operation === undefined) return undefined;
      const answer = follow((operation.responses as Json | undefined)?.['200']) as Json | undefined;
      const media = ((answer?.content as Json | undefined)?.['application/json'] ?? {}) as Json;
      const security = (operation.security ?? []) as readonly { readonly oauth2?: readonly string[] }[];
      return {
        scopes: security.flatMap(({ oauth2 = [] }) => oauth2),
        schema: media.schema,
        examples: examplesOf(media, follow),
      };
    },
    follow,
    dangling: refsIn(document).filter((ref) => at(document, ref) === undefined),
  };
}

function examplesOf({ examples, example }: Json, follow: Description['follow']): Example[] {
  const named = Object.entries((examples ?? {}) as Json).flatMap(([name, value]) => {
    const found = follow(value) as { readonly value?: unknown } | undefined;
    return found?.value === undefined ? [] : [{ name, value: found.value }];
  });
  return example === undefined ? named : [...named, { name: 'example', value: example }];
}

/** Names of what stands in a path differ between us and the description, and nothing depends on them. */
function plain(path: string): string {
  return path.replaceAll(/\{\w+\}/g, '{}').replace(/\/$/, '');
}

function refOf(value: unknown): string | undefined {
  const ref = typeof value === 'object' && value !== null ? (value as Json).$ref : undefined;
  return typeof ref === 'string' ? ref : undefined;
}

/** What stands at a JSON pointer. */
function at(document: unknown, ref = ''): unknown {
  const names = ref.replace(/^#\//, '').split('/');
  let value: unknown = document;
  for (const name of names) {
    value = (value as Json | null | undefined)?.[name.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}

function refsIn(value: unknown): string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const left = [value];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    const ref = refOf(next);
    if (ref !== undefined) found.push(ref);
    left.push(...Object.values(next).filter((each) => each !== undefined && each !== null));
  }
  return found;
}
