/** One statement of an IAM policy, with everything that may be one or many as a list. */
export interface PolicyStatement {
  readonly Sid: string | undefined;
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly NotAction: readonly string[];
  readonly Resource: readonly string[];
  readonly NotResource: readonly string[];
  /** Who the statement is about, by kind: `AWS`, `Service`, `Federated`, `CanonicalUser`; `*` alone counts as `AWS`. */
  readonly Principal: Readonly<Record<string, readonly string[]>>;
  /** True when the statement is about everyone but those it names. */
  readonly hasNotPrincipal: boolean;
  readonly Condition: Readonly<Record<string, unknown>> | undefined;
}

/** What a resource policy says about people and services outside. */
export interface ResourcePolicySummary {
  /** Anyone at all is allowed something, without a condition. */
  readonly Public: boolean;
  readonly PublicActions: readonly string[];
  /** Every principal that is allowed something. */
  readonly Principals: readonly string[];
}

/** IAM gives documents percent-encoded, with whatever white space their authors put before the first brace; others give them plain. */
export function decodeDocument(document: string): string {
  return document.includes('{') ? document : decodeURIComponent(document);
}

/** Reads the statements of an IAM policy document, as any API gives it. Throws `MalformedPolicyDocument` when it is no JSON. */
export function parsePolicyDocument(document: string): readonly PolicyStatement[] {
  return asList(parse(document).Statement).map(readStatement);
}

function parse(document: string): { readonly Statement?: unknown } {
  try {
    return JSON.parse(decodeDocument(document));
  } catch {
    // The parser's own message quotes the document, which may hold what nobody should read in a log.
    throw Object.assign(new Error('a policy document that is no JSON'), { name: 'MalformedPolicyDocument' });
  }
}

function readStatement(value: unknown): PolicyStatement {
  const statement = (value ?? {}) as Record<string, unknown>;
  const principal = statement.Principal;
  return {
    Sid: typeof statement.Sid === 'string' ? statement.Sid : undefined,
    Effect: String(statement.Effect ?? ''),
    Action: strings(statement.Action),
    NotAction: strings(statement.NotAction),
    Resource: strings(statement.Resource),
    NotResource: strings(statement.NotResource),
    Principal: readPrincipal(principal),
    hasNotPrincipal: statement.NotPrincipal !== undefined,
    Condition: readCondition(statement.Condition),
  };
}

/** A condition that tests nothing is none: AWS accepts and keeps `"Condition": {}`. */
function readCondition(value: unknown): PolicyStatement['Condition'] {
  const condition = (value ?? {}) as Record<string, object | null>;
  const tests = Object.values(condition).flatMap((keys) => Object.keys(keys ?? {}));
  return tests.length === 0 ? undefined : condition;
}

function readPrincipal(principal: unknown): PolicyStatement['Principal'] {
  if (typeof principal === 'string') return { AWS: [principal] };
  if (principal === null || typeof principal !== 'object') return {};
  return Object.fromEntries(Object.entries(principal).map(([kind, names]) => [kind, strings(names)]));
}

function strings(value: unknown): readonly string[] {
  return asList(value).filter((item): item is string => typeof item === 'string');
}

function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Sums up who a resource policy lets in. A statement with a condition does not count as public: what it tests is not decided here. */
export function summarizeResourcePolicy(document: string): ResourcePolicySummary {
  const allowing = parsePolicyDocument(document).filter(({ Effect }) => Effect === 'Allow');
  const open = allowing.filter(
    ({ Principal, hasNotPrincipal, Condition }) =>
      Condition === undefined && (hasNotPrincipal || (Principal.AWS ?? []).includes('*')),
  );
  return {
    Public: open.length > 0,
    PublicActions: [...new Set(open.flatMap(({ Action }) => Action))].sort(),
    Principals: [...new Set(allowing.flatMap(({ Principal }) => Object.values(Principal).flat()))].sort(),
  };
}
