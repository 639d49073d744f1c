import { decodeDocument, type PolicyStatement, parsePolicyDocument } from './policy-document.js';

/** One principal that a trust policy allows to take on a role. */
interface Trusted {
  /** What it is called in the graph: plain account ids are written as the ARN of the account's root. */
  readonly Principal: string;
  /** `identity` is a user, role or session; `provider` a SAML or OpenID Connect provider of the account. */
  readonly Kind: 'root' | 'identity' | 'service' | 'provider' | 'web-identity';
  readonly Actions: readonly string[];
  readonly Condition: string | undefined;
  readonly RequiresExternalId: boolean;
}

/** Who may take on a role. */
export interface Trust {
  /** The trust policy as JSON. */
  readonly Document: string | undefined;
  readonly Trusted: readonly Trusted[];
  /** All of them by name, `*` among them. */
  readonly Principals: readonly string[];
  readonly AccountIds: readonly string[];
  readonly Anyone: boolean;
  readonly AnyoneCondition: string | undefined;
}

/** The actions by which a role is taken on. Trust policies allow others too, such as tagging the session, which alone let nobody in. */
const ASSUMING = ['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity'];

/** Reads the trust policy of a role. */
export function readTrust(roleArn: string | undefined, document: string | undefined): Trust {
  const text = document === undefined ? undefined : decodeDocument(document);
  const partition = roleArn?.split(':')[1] ?? 'aws';
  const named = new Map<
    string,
    { readonly kind: Trusted['Kind'] | 'anyone'; readonly statements: PolicyStatement[] }
  >();
  for (const statement of text === undefined ? [] : parsePolicyDocument(text)) {
    if (statement.Effect !== 'Allow' || !allowsAssuming(statement)) continue;
    for (const { name, kind } of principalsOf(statement, partition)) {
      const known = named.get(name);
      if (known === undefined) named.set(name, { kind, statements: [statement] });
      else if (!known.statements.includes(statement)) known.statements.push(statement);
    }
  }
  const trusted: Trusted[] = [];
  for (const [Principal, { kind, statements }] of named) {
    if (kind === 'anyone') continue;
    trusted.push({
      Principal,
      Kind: kind,
      Actions: [...new Set(statements.flatMap(({ Action }) => Action))].sort(),
      Condition: conditionOf(statements),
      RequiresExternalId: statements.every(requiresExternalId),
    });
  }
  const anyone = named.get('*');
  return {
    Document: text,
    Trusted: trusted,
    Principals: [...named.keys()].sort(),
    AccountIds: [...new Set(trusted.flatMap(accountOf))].sort(),
    Anyone: anyone !== undefined,
    AnyoneCondition: anyone && conditionOf(anyone.statements),
  };
}

function allowsAssuming({ Action, NotAction }: PolicyStatement): boolean {
  return NotAction.length > 0 || Action.some(mayAssume);
}

/** A pattern counts when what stands before its first wildcard fits: rather one principal too many than one too few. */
function mayAssume(pattern: string): boolean {
  const [beginning = ''] = pattern.toLowerCase().split(/[*?]/, 1);
  return ASSUMING.some((action) =>
    beginning.length < pattern.length ? action.startsWith(beginning) : action === beginning,
  );
}

function principalsOf(
  { Principal, hasNotPrincipal }: PolicyStatement,
  partition: string,
): { readonly name: string; readonly kind: Trusted['Kind'] | 'anyone' }[] {
  const of = (kind: string) => Principal[kind] ?? [];
  const isArn = (name: string) => name.startsWith('arn:');
  return [
    ...(hasNotPrincipal ? [{ name: '*', kind: 'anyone' as const }] : []),
    ...of('AWS').map((name) => awsPrincipal(name, partition)),
    ...of('Service').map((name) => ({ name, kind: 'service' as const })),
    ...of('Federated').map((name) => ({ name, kind: isArn(name) ? ('provider' as const) : ('web-identity' as const) })),
  ];
}

function awsPrincipal(
  name: string,
  partition: string,
): { readonly name: string; readonly kind: Trusted['Kind'] | 'anyone' } {
  if (name === '*') return { name, kind: 'anyone' };
  if (/^\d{12}$/.test(name)) return { name: `arn:${partition}:iam::${name}:root`, kind: 'root' };
  return { name, kind: /^arn:[^:]+:iam::\d+:root$/.test(name) ? 'root' : 'identity' };
}

/** The condition under which one of the statements lets a principal in: none when one of them has none. */
function conditionOf(statements: readonly PolicyStatement[]): string | undefined {
  const conditions = statements.map(({ Condition }) => Condition);
  if (conditions.includes(undefined)) return undefined;
  return JSON.stringify(conditions.length === 1 ? conditions[0] : conditions);
}

function requiresExternalId({ Condition = {} }: PolicyStatement): boolean {
  return Object.entries(Condition).some(
    ([operator, keys]) =>
      /^String(?:Equals|Like)(?:IgnoreCase)?$/i.test(operator) &&
      Object.keys(keys ?? {}).some((key) => key.toLowerCase() === 'sts:externalid'),
  );
}

/** Only AWS principals name an account; those that were deleted since are left as ids without one. */
function accountOf({ Principal, Kind }: Trusted): string[] {
  const account = Kind === 'root' || Kind === 'identity' ? Principal.split(':')[4] : undefined;
  return account === undefined || account === '' ? [] : [account];
}
