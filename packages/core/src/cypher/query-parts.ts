import { type LabelOrType, labelledVariables, labelNames, onlyLabel } from './labelled-variables.js';
import { loadParser } from './parse.js';
import { after, ancestors, child, children, find, nameOf, type SyntaxNode } from './syntax-tree.js';

/** A name that stands in a query, as it is written there but without backticks. `line` and `column` count from 1. */
export interface QueryName {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** A column of the answer. It has a `name` where every store gives it the same: a variable, or what stands behind AS. */
export interface QueryColumn extends Omit<QueryName, 'name'> {
  readonly name: string | undefined;
}

/** A property that is read from a node of one label, or from a relationship of one type. */
export interface QueryProperty extends QueryName {
  readonly of: LabelOrType;
}

/** What a query speaks of, each in the order of the text and as often as it stands there. */
export interface QueryParts {
  /** Of the RETURN that ends the query; of a UNION, that of its first branch. The `*` of `RETURN *` is a column without a name. */
  readonly columns: readonly QueryColumn[];
  readonly parameters: readonly QueryName[];
  readonly labels: readonly QueryName[];
  /** Relationship types. */
  readonly types: readonly QueryName[];
  /** Only properties of variables that stand for one label or type, and for nothing else, in the whole query. */
  readonly properties: readonly QueryProperty[];
}

/**
 * Reads what a query speaks of, without running it. Says nothing about whether it may run: that is {@link checkQuery}.
 *
 * @returns The parts, or `undefined` when the text is not Cypher.
 * @example
 * ```ts
 * import { queryParts } from '@cadastre/core';
 *
 * const parts = await queryParts('MATCH (f:AWSLambda {name: $name}) RETURN f.arn AS arn');
 * parts?.columns; // [{ name: 'arn', line: 1, column: 42 }]
 * parts?.parameters; // [{ name: 'name', line: 1, column: 27 }]
 * ```
 */
export async function queryParts(cypher: string): Promise<QueryParts | undefined> {
  const parse = await loadParser();
  const parsed = parse(cypher);
  return 'problem' in parsed ? undefined : partsOf(parsed.tree);
}

function partsOf(script: SyntaxNode): QueryParts {
  const relationships = new Set(
    find(script, 'relationshipPattern')
      .flatMap((each) => child(each, 'variable') ?? [])
      .map(nameOf),
  );
  // The outermost of nested label expressions: (n:(A|B)&C) holds three.
  const expressions = find(script, 'labelExpression4').filter(({ parent }) => parent?.kind !== 'labelExpression1');
  const isOfRelationship = ({ parent }: SyntaxNode): boolean =>
    parent?.kind === 'labelExpression'
      ? parent.parent?.kind === 'relationshipPattern'
      : relationships.has(nameOf(parent?.parent?.children[0]));
  const names = (of: readonly SyntaxNode[]): readonly QueryName[] => of.flatMap(labelNames).map(placed);
  return {
    columns: columns(script),
    parameters: find(script, 'parameter').map((each) => ({
      name: nameOf(child(each, 'parameterName')),
      line: each.line,
      column: each.column,
    })),
    labels: names(expressions.filter((each) => !isOfRelationship(each))),
    types: names(expressions.filter(isOfRelationship)),
    properties: properties(script),
  };
}

function columns(script: SyntaxNode): readonly QueryColumn[] {
  const inner = ['subqueryClause', 'existsExpression', 'countExpression', 'collectExpression'];
  const last = find(script, 'returnClause').find(
    (each) => ![...ancestors(each)].some(({ kind }) => inner.includes(kind)),
  );
  const items = child(child(last, 'returnBody'), 'returnItems');
  const all = child(items, 'TIMES');
  return [...(all ? [all] : []), ...children(items, 'returnItem')].map((item) => {
    const variable = after(item, 'AS') ?? (item.children.length === 1 ? child(item, 'variable') : undefined);
    return { ...placed(item), name: variable && nameOf(variable) };
  });
}

function properties(script: SyntaxNode): readonly QueryProperty[] {
  const variables = labelledVariables(script);
  const found: { readonly key: SyntaxNode | undefined; readonly of: LabelOrType | undefined }[] = [];
  for (const access of find(script, 'property')) {
    const [owner, first] = access.parent?.parent?.children ?? [];
    // n.name and n{.name}, and not what follows in n.name.more, which is a map's.
    if (owner?.kind !== 'variable' || (access.parent?.kind === 'postFix' && access.parent !== first)) continue;
    found.push({ key: child(access, 'propertyKeyName'), of: variables.get(nameOf(owner)) });
  }
  for (const map of find(script, 'properties')) {
    const variable = child(map.parent, 'variable');
    const of = variable ? variables.get(nameOf(variable)) : onlyLabel(map.parent);
    for (const key of children(child(map, 'map'), 'propertyKeyName')) found.push({ key, of });
  }
  return found
    .flatMap(({ key, of }) => (key && of ? [{ ...placed(key), of }] : []))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

function placed(node: SyntaxNode): QueryName {
  return { name: nameOf(node), line: node.line, column: node.column };
}
