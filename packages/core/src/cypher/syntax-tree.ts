import type { RuleName, TokenName } from './generated/cypher-grammar.js';

/** A rule of the grammar, or a token when `children` is empty. */
export interface SyntaxNode {
  readonly kind: RuleName | TokenName;
  /** The source text, without spaces and comments. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly children: readonly SyntaxNode[];
  parent?: SyntaxNode;
}

export type Kind = SyntaxNode['kind'];

export function child(node: SyntaxNode | undefined, ...kinds: readonly Kind[]): SyntaxNode | undefined {
  return node?.children.find((each) => kinds.includes(each.kind));
}

export function children(node: SyntaxNode | undefined, kind: Kind): readonly SyntaxNode[] {
  return node?.children.filter((each) => each.kind === kind) ?? [];
}

/** The child that follows the first `token`: `after(slice, 'DOTDOT')`. */
export function after(node: SyntaxNode, token: TokenName): SyntaxNode | undefined {
  const index = node.children.findIndex((each) => each.kind === token);
  return index < 0 ? undefined : node.children[index + 1];
}

/** The child that precedes the first `token`. */
export function before(node: SyntaxNode, token: TokenName): SyntaxNode | undefined {
  const index = node.children.findIndex((each) => each.kind === token);
  return index < 1 ? undefined : node.children[index - 1];
}

/** Every node of this kind, this one among them. Queries are checked before each run, so it goes through them without a generator. */
export function find(node: SyntaxNode, kind: Kind): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const visit = (each: SyntaxNode): void => {
    if (each.kind === kind) found.push(each);
    each.children.forEach(visit);
  };
  visit(node);
  return found;
}

export function* ancestors(node: SyntaxNode): Generator<SyntaxNode> {
  for (let at = node.parent; at; at = at.parent) yield at;
}

/** A name as both stores compare it: `` `apoc`.Text . join `` is `apoc.text.join`. */
export function plainName(node: SyntaxNode | undefined): string {
  return (node?.text ?? '').replaceAll('`', '').toLowerCase();
}

/** A name as it was written, without backticks. */
export function nameOf(node: SyntaxNode | undefined): string {
  return (node?.text ?? '').replaceAll('`', '');
}

/** A function's arguments. */
export function functionArguments(call: SyntaxNode): readonly SyntaxNode[] {
  return children(call, 'functionArgument').flatMap((each) => each.children);
}

export function functionName(call: SyntaxNode): string {
  return plainName(child(call, 'functionName'));
}
