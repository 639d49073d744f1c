import { listElements, literalKind } from './literals.js';
import { type CypherProblem, problemAt } from './problems.js';
import {
  after,
  ancestors,
  child,
  children,
  find,
  functionArguments,
  functionName,
  type Kind,
  type SyntaxNode,
} from './syntax-tree.js';

/** Functions that give null for a value that they cannot convert or find, not only for a null argument. */
const MAY_FIND_NOTHING: ReadonlySet<string> = new Set(['head', 'last', 'toboolean', 'tofloat', 'tointeger', 'nullif']);

/**
 * Q105 and Q109. In the embedded store a list predicate counts an unknown answer (null) as "no", and a pattern
 * comprehension leaves nulls out. A missing property is null, so both go wrong on ordinary data.
 *
 * Where the predicate is asked for as it stands by WHERE, an unknown any() or all() drops the row just as "no" does, so
 * these common forms stay allowed; none(), single(), negations and returned values must be made certain by coalesce()
 * or IS NULL. Lists that come from parameters or stored properties are taken to hold no nulls: a stored list cannot.
 */
export function listNullProblems(script: SyntaxNode): readonly CypherProblem[] {
  return [
    ...find(script, 'listItemsPredicate').flatMap(predicateProblems),
    ...find(script, 'patternComprehension').flatMap(comprehensionProblems),
  ];
}

function predicateProblems(predicate: SyntaxNode): readonly CypherProblem[] {
  const word = predicate.children[0]?.text.toLowerCase() ?? '';
  const positive = (word === 'any' || word === 'all') && isAskedByWhere(predicate);
  const condition = after(predicate, 'WHERE');
  if (positive || !condition) return [];
  const element = mayHoldNull(after(predicate, 'IN')) ? [child(predicate, 'variable')?.text ?? ''] : [];
  const unsure = unknownPart(condition, { nullable: new Set(element), certain: new Set() });
  if (!unsure) return [];
  const message = `${unsure.text} may be null, and the embedded store counts null in ${word}() as false`;
  const hint = `Make it certain: ${word}(x IN list WHERE coalesce(${unsure.text}, false) ...), or test it with IS NOT NULL.`;
  return [problemAt(unsure, 'Q105', message, hint)];
}

function isAskedByWhere(predicate: SyntaxNode): boolean {
  const passes: readonly Kind[] = ['parenthesizedExpression', 'expression10', 'expression'];
  for (const above of ancestors(predicate)) {
    if (above.kind === 'whereClause' || above.kind === 'filterClause') return true;
    if (!passes.includes(above.kind)) return false;
  }
  return false;
}

function mayHoldNull(list: SyntaxNode | undefined): boolean {
  const values = list?.kind === 'listComprehension' ? [after(list, 'BAR')] : listElements(list);
  return values.some((each) => each && unknownPart(each, { nullable: new Set(), certain: new Set() }));
}

function comprehensionProblems(comprehension: SyntaxNode): readonly CypherProblem[] {
  const result = after(comprehension, 'BAR');
  if (!result) return [];
  const condition = after(comprehension, 'WHERE');
  const bound = [
    ...find(comprehension, 'variable').filter((each) =>
      ['nodePattern', 'relationshipPattern'].includes(each.parent?.kind ?? ''),
    ),
  ];
  if (comprehension.children[2]?.kind === 'EQ') bound.push(...comprehension.children.slice(1, 2)); // the path's name
  const outer = result.kind === 'variable' && !bound.some((each) => each.text === result.text) ? [result.text] : [];
  const certain = condition ? certainties(condition, 'expression10') : new Set<string>();
  const unsure = unknownPart(result, { nullable: new Set(outer), certain });
  if (!unsure) return [];
  const message = `${unsure.text} may be null, and the embedded store leaves nulls out of a pattern comprehension`;
  const hint = `Write coalesce(${unsure.text}, '') to keep them, or WHERE ${unsure.text} IS NOT NULL to leave them out.`;
  return [problemAt(unsure, 'Q109', message, hint)];
}

interface Knowledge {
  readonly nullable: ReadonlySet<string>;
  readonly certain: ReadonlySet<string>;
}

/** The first part of an expression that may make it null. */
function unknownPart(node: SyntaxNode, known: Knowledge): SyntaxNode | undefined {
  if (known.certain.has(node.text)) return undefined;
  const any = (nodes: readonly SyntaxNode[], now = known): SyntaxNode | undefined => {
    for (const each of nodes) {
      const found = unknownPart(each, now);
      if (found) return found;
    }
    return undefined;
  };
  switch (node.kind) {
    case 'variable':
      return known.nullable.has(node.text) ? node : undefined;
    case 'literal':
      return literalKind(node) === 'null' ? node : undefined;
    case 'expression2':
      return child(node, 'postFix') ? node : undefined;
    case 'expression7':
      return isNullTest(node) ? undefined : any(node.children);
    case 'expression10':
    case 'expression':
      return any(node.children, { ...known, certain: new Set([...known.certain, ...certainties(node, node.kind)]) });
    case 'caseExpression':
    case 'extendedCaseExpression':
      return child(node, 'ELSE')
        ? any(find(node, 'caseAlternative').flatMap((each) => after(each, 'THEN') ?? []))
        : node;
    case 'functionInvocation': {
      const given = functionArguments(node);
      if (functionName(node) === 'coalesce') return any(given.slice(-1));
      return MAY_FIND_NOTHING.has(functionName(node)) ? node : any(given);
    }
    case 'countExpression':
    case 'existsExpression':
    case 'listComprehension':
    case 'listLiteral':
    case 'map':
    case 'mapProjection':
    case 'patternComprehension':
    case 'patternExpression':
      return undefined;
    default:
      return any(node.children);
  }
}

function isNullTest(node: SyntaxNode): boolean {
  return child(child(node, 'comparisonExpression6'), 'NULL') !== undefined;
}

/** What AND leaves certain by `x IS NOT NULL`, and OR by `x IS NULL`: the other side no longer decides when x is null. */
function certainties(node: SyntaxNode, operator: Kind): Set<string> {
  const wantsNot = operator === 'expression10';
  const sides = node.kind === operator ? node.children : [node];
  const tests = sides.filter(
    (side) => isNullTest(side) && Boolean(child(child(side, 'comparisonExpression6'), 'NOT')) === wantsNot,
  );
  return new Set(tests.flatMap((test) => children(test, test.children[0]?.kind ?? 'EOF').map((each) => each.text)));
}
