import { after, child, children, find, nameOf, type SyntaxNode } from './syntax-tree.js';

/** The one label of a node, or the one type of a relationship. */
export interface LabelOrType {
  readonly kind: 'label' | 'type';
  readonly name: string;
}

/**
 * The variables that stand for one label or type, and for nothing else, in the whole query. Scopes are not told apart: a name that is
 * used for two things, or whose label is tested, is left out.
 */
export function labelledVariables(script: SyntaxNode): ReadonlyMap<string, LabelOrType> {
  const found = new Map<string, LabelOrType>();
  const unclear = new Set<string>(rebound(script));
  for (const pattern of [...find(script, 'nodePattern'), ...find(script, 'relationshipPattern')]) {
    const variable = child(pattern, 'variable');
    if (!variable || !child(pattern, 'labelExpression')) continue;
    const name = nameOf(variable);
    const only = onlyLabel(pattern);
    const known = found.get(name);
    if (!only || (known && (known.name !== only.name || known.kind !== only.kind))) unclear.add(name);
    else found.set(name, only);
  }
  return new Map([...found].filter(([name]) => !unclear.has(name)));
}

/** The label or type of a pattern that has a single one. */
export function onlyLabel(pattern: SyntaxNode | undefined): LabelOrType | undefined {
  const expression = child(child(pattern, 'labelExpression'), 'labelExpression4');
  const [only] = expression ? labelNames(expression) : [];
  if (!only || only.text !== expression?.text) return undefined;
  return { kind: pattern?.kind === 'nodePattern' ? 'label' : 'type', name: nameOf(only) };
}

/** The names in a label expression. */
export function labelNames(expression: SyntaxNode): readonly SyntaxNode[] {
  return find(expression, 'symbolicNameString').filter(({ parent }) => parent?.kind === 'labelExpression1');
}

/** Names that something other than a pattern gives a meaning to, or that are tested for further labels. */
function rebound(script: SyntaxNode): readonly string[] {
  const items = find(script, 'withClause').flatMap((each) => find(each, 'returnItem'));
  const aliases = [...items, ...find(script, 'unwindClause')].filter(
    (each) => each.children[0]?.kind !== 'variable' || nameOf(each.children[0]) !== nameOf(after(each, 'AS')),
  );
  const binders = ['listComprehension', 'listItemsPredicate', 'reduceExpression', 'procedureResultItem'] as const;
  return [
    ...aliases.map((each) => after(each, 'AS')),
    ...binders.flatMap((kind) => find(script, kind)).flatMap((each) => children(each, 'variable')),
    ...find(script, 'comparisonExpression6')
      .filter((each) => child(each, 'labelExpression4'))
      .map((each) => each.parent?.children[0]),
  ].flatMap((name) => (name ? [nameOf(name)] : []));
}
