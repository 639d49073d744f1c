import { listElements, literalKind } from './literals.js';
import { type CypherProblem, problemAt } from './problems.js';
import { after, child, children, find, functionName, type SyntaxNode } from './syntax-tree.js';

/** Operators whose answer in the embedded store differs from Cypher's, as far as the text of the query shows it. */
export function operatorProblems(script: SyntaxNode): readonly CypherProblem[] {
  return [
    ...find(script, 'expression8').flatMap(comparisonProblems),
    ...find(script, 'expression7').flatMap(inProblems),
    ...find(script, 'extendedCaseExpression').flatMap(caseProblems),
    ...find(script, 'expression6').flatMap(additionProblems),
    ...find(script, 'expression4').flatMap(powerProblems),
  ];
}

function comparisonProblems(node: SyntaxNode): readonly CypherProblem[] {
  const problems: CypherProblem[] = [];
  node.children.forEach((operator, index) => {
    const left = node.children[index - 1];
    const right = node.children[index + 1];
    if (index % 2 === 0 || !left || !right) return;
    if (operator.kind === 'EQ' || operator.kind === 'NEQ') {
      if (clash(left, right)) problems.push(typeClash(operator));
      if (holdsNull(left) || holdsNull(right)) {
        const message = 'the embedded store compares a list or map that holds null as if null were a value';
        problems.push(problemAt(operator, 'Q106', message, 'Compare the elements, and test for null with IS NULL.'));
      }
    } else if ([left, right].some((side) => ['boolean', 'list'].includes(literalKind(side) ?? ''))) {
      const message = `the embedded store cannot order booleans or lists: ${operator.text} gives null`;
      problems.push(problemAt(operator, 'Q110', message, 'Compare with = or <>, or order by a number or string.'));
    }
  });
  return problems;
}

function inProblems(node: SyntaxNode): readonly CypherProblem[] {
  const test = child(node, 'comparisonExpression6');
  const value = node.children[0];
  if (!test || !value || !child(test, 'IN')) return [];
  return listElements(test.children[1]).some((each) => clash(value, each)) ? [typeClash(test)] : [];
}

function caseProblems(node: SyntaxNode): readonly CypherProblem[] {
  const value = after(node, 'CASE');
  const options = find(node, 'extendedWhen').flatMap((each) => each.children);
  return value ? options.filter((option) => clash(value, option)).map(typeClash) : [];
}

function typeClash(place: SyntaxNode): CypherProblem {
  const message = "the embedded store takes a string of digits for a number: '1' = 1 is true there";
  return problemAt(place, 'Q103', message, "Write both sides as the same type, such as '1' = '1'.");
}

function clash(left: SyntaxNode, right: SyntaxNode): boolean {
  const kinds = [literalKind(left), literalKind(right)];
  if (kinds.includes('string') && kinds.includes('number')) return true;
  const others = listElements(right);
  return listElements(left).some((each, index) => {
    const other = others[index];
    return other !== undefined && clash(each, other);
  });
}

function holdsNull(node: SyntaxNode): boolean {
  const kind = literalKind(node);
  const open = kind === 'list' ? listElements(node) : kind === 'map' ? find(node, 'literal') : [];
  return open.some((each) => literalKind(each) === 'null' || (each !== node && holdsNull(each)));
}

/** What a variable holds is not in the text, so `a.count + 'x'` passes; only what is certain is refused. */
function additionProblems(node: SyntaxNode): readonly CypherProblem[] {
  const problems: CypherProblem[] = [];
  for (const operator of [...children(node, 'PLUS')]) {
    const index = node.children.indexOf(operator);
    const left = addend(node.children[index - 1]);
    const right = addend(node.children[index + 1]);
    if (index === 1 && left === 'number' && right === 'string') {
      const hint = "Write toString(1) + 'a'.";
      problems.push(problemAt(operator, 'Q111', 'number + string gives null in the embedded store', hint));
    }
    if ((left === 'list') !== (right === 'list') && left && right) {
      const hint = 'Put the element in a list: list + [element].';
      problems.push(problemAt(operator, 'Q111', 'list + element gives null in the embedded store', hint));
    }
  }
  return problems;
}

function addend(node: SyntaxNode | undefined): string | undefined {
  if (node?.kind === 'functionInvocation') {
    const name = functionName(node);
    if (['collect', 'keys', 'labels', 'nodes', 'range', 'relationships', 'split', 'tail'].includes(name)) return 'list';
    if (['count', 'id', 'length', 'size'].includes(name)) return 'number';
    if (['left', 'right', 'tolower', 'tostring', 'toupper', 'type'].includes(name)) return 'string';
  }
  if (node?.kind === 'countStar') return 'number';
  if (node?.kind === 'patternComprehension') return 'list';
  return literalKind(node);
}

function powerProblems(node: SyntaxNode): readonly CypherProblem[] {
  const powers = children(node, 'POW');
  if (powers.length < 2) return [];
  const message = 'the embedded store reads a ^ b ^ c from the right, Cypher from the left';
  return [problemAt(node, 'Q116', message, 'Put brackets round the part that comes first: (a ^ b) ^ c.')];
}
