import type { SyntaxNode } from './syntax-tree.js';

export type LiteralKind = 'boolean' | 'list' | 'map' | 'null' | 'number' | 'string';

/** What a written-out value is; undefined for anything that has to be computed. */
export function literalKind(node: SyntaxNode | undefined): LiteralKind | undefined {
  switch (node?.kind) {
    case 'parenthesizedExpression':
      return literalKind(node.children[1]);
    case 'expression3': // a sign
      return literalKind(node.children[1]) === 'number' ? 'number' : undefined;
    case 'listLiteral':
    case 'listComprehension':
      return 'list';
    case 'literal':
      return literalKind(node.children[0]);
    case 'numberLiteral':
    case 'INF':
    case 'INFINITY':
    case 'NAN':
      return 'number';
    case 'stringLiteral':
      return 'string';
    case 'map':
      return 'map';
    case 'TRUE':
    case 'FALSE':
      return 'boolean';
    case 'NULL':
      return 'null';
    default:
      return undefined;
  }
}

/** The elements of a list literal; empty for anything else. */
export function listElements(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (node?.kind === 'parenthesizedExpression') return listElements(node.children[1]);
  if (node?.kind !== 'listLiteral') return [];
  return node.children.filter((each) => !['LBRACKET', 'RBRACKET', 'COMMA'].includes(each.kind));
}

export function isNegativeNumber(node: SyntaxNode): boolean {
  return literalKind(node) === 'number' && node.text.replaceAll('(', '').startsWith('-');
}

/** The text of a string literal without its quotes, escapes left as written. */
export function stringBody(node: SyntaxNode | undefined): string | undefined {
  return literalKind(node) === 'string' ? node?.text.replace(/^\(*['"]|['"]\)*$/g, '') : undefined;
}
