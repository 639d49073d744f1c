import type { ANTLRErrorListener, LexerInterpreter, ParserInterpreter, Recognizer, Token } from 'antlr4ng';
import type { RuleName, TokenName } from './generated/cypher-grammar.js';
import { type CypherProblem, problemAt } from './problems.js';
import type { Kind, SyntaxNode } from './syntax-tree.js';

/** Deeper brackets than the embedded engine takes, and slow to parse: nobody writes them by hand. */
const DEEPEST_BRACKETS = 64;

type Antlr = typeof import('antlr4ng');

interface Grammar {
  readonly antlr: Antlr;
  readonly completion: typeof import('antlr4-c3');
  readonly lexer: LexerInterpreter;
  readonly parser: ParserInterpreter;
}

interface Mismatch {
  readonly token: Token | null;
  readonly line: number;
  readonly column: number;
}

export type Parsed = { readonly tree: SyntaxNode } | { readonly problem: CypherProblem };

let loading: Promise<Grammar> | undefined;

/** The parser costs about 0.1 s to load, so a program that runs no user query does not load it. */
export async function loadParser(): Promise<(cypher: string) => Parsed> {
  loading ??= load();
  const grammar = await loading;
  return (cypher) => parse(grammar, cypher);
}

async function load(): Promise<Grammar> {
  const [antlr, completion, { lexerData, parserData }] = await Promise.all([
    import('antlr4ng'),
    import('antlr4-c3'),
    import('./generated/cypher-grammar.js'),
  ]);
  const words = antlr.InterpreterDataReader.parseInterpreterData(lexerData);
  const rules = antlr.InterpreterDataReader.parseInterpreterData(parserData);
  const lexer = new antlr.LexerInterpreter(
    'Cypher',
    words.vocabulary,
    words.ruleNames,
    words.channels ?? [],
    words.modes ?? [],
    words.atn,
    antlr.CharStream.fromString(''),
  );
  const tokens = new antlr.CommonTokenStream(lexer);
  const parser = new antlr.ParserInterpreter('Cypher', rules.vocabulary, rules.ruleNames, rules.atn, tokens);
  lexer.removeErrorListeners();
  parser.removeErrorListeners();
  return { antlr, completion, lexer, parser };
}

function parse(grammar: Grammar, cypher: string): Parsed {
  const { antlr, lexer, parser } = grammar;
  lexer.inputStream = antlr.CharStream.fromString(cypher);
  const stream = new antlr.CommonTokenStream(lexer);
  stream.fill();
  const bracket = deepBracket(stream.getTokens(), lexer);
  if (bracket) return { problem: bracket };

  let first: Mismatch | undefined;
  const listener: ANTLRErrorListener = {
    // The errors after the first are mostly its echoes.
    syntaxError: (_recognizer: Recognizer<never>, token, line, column) => {
      first ??= { token, line, column: column + 1 };
    },
    reportAmbiguity: () => undefined,
    reportAttemptingFullContext: () => undefined,
    reportContextSensitivity: () => undefined,
  };
  parser.tokenStream = stream;
  parser.addErrorListener(listener);
  try {
    const root = parser.parse(parser.ruleNames.indexOf('script'));
    return first ? { problem: syntaxProblem(grammar, first) } : { tree: convert(antlr, parser, root) };
  } finally {
    parser.removeErrorListener(listener);
  }
}

function deepBracket(tokens: readonly Token[], lexer: LexerInterpreter): CypherProblem | undefined {
  let depth = 0;
  for (const token of tokens) {
    const name = lexer.vocabulary.getSymbolicName(token.type);
    if (name === 'LPAREN' || name === 'LBRACKET' || name === 'LCURLY' || name === 'CASE') depth += 1;
    if (name === 'RPAREN' || name === 'RBRACKET' || name === 'RCURLY' || name === 'END') depth -= 1;
    if (depth > DEEPEST_BRACKETS) {
      const place = { line: token.line, column: token.column + 1 };
      return tooDeep(place, `brackets or CASE are nested more than ${DEEPEST_BRACKETS} deep`);
    }
  }
  return undefined;
}

function tooDeep(place: { line: number; column: number }, message: string): CypherProblem {
  return problemAt(place, 'Q012', message, 'Split the query with WITH, or pass nested values as a parameter.');
}

function syntaxProblem({ antlr, completion, parser }: Grammar, { token, line, column }: Mismatch): CypherProblem {
  const found = !token || token.type === antlr.Token.EOF ? 'the end of the query' : `"${token.text}"`;
  // ANTLR itself reports what its last decision looked for, which is often not what could stand here.
  const { tokens } = new completion.CodeCompletionCore(parser).collectCandidates(token?.tokenIndex ?? 0);
  const names = [...tokens.keys()];
  const expected = describeExpected(
    names.map((type) => parser.vocabulary.getDisplayName(type) ?? ''),
    names.map((type) => parser.vocabulary.getSymbolicName(type)),
  );
  const hint =
    token?.text === '\\' || token?.text === '#'
      ? `The character ${found} has no meaning outside a string; comments start with //.`
      : 'Check the spelling just before this place. Clauses are MATCH, OPTIONAL MATCH, WHERE, UNWIND, WITH, CALL { }, UNION and RETURN.';
  return problemAt({ line, column }, 'Q001', `syntax error at ${found}: expected ${expected}`, hint);
}

/** Cypher lets most keywords be names, so a plain list of what could follow would fill a page. */
function describeExpected(shown: readonly string[], symbolic: readonly (string | null)[]): string {
  if (symbolic.includes('STRING_LITERAL1')) return 'an expression';
  if (symbolic.includes('ESCAPED_SYMBOLIC_NAME')) return 'a name';
  if (symbolic.includes('MATCH')) return 'a clause such as MATCH or RETURN, or the rest of this one';
  const closing = (name: string): number => Number(!/^'[)\]}]'$/.test(name));
  const names = shown.map((name) => name.replace(/<?EOF>?/, 'the end of the query'));
  const [some, more] = [names.toSorted((a, b) => closing(a) - closing(b)).slice(0, 6), names.length > 6];
  return `${some.join(', ')}${more ? ' or something else' : ''}`;
}

type Context = ReturnType<ParserInterpreter['parse']>;

/** Plain nodes, with the grammar's fifteen levels of operator precedence left out where they hold nothing. */
function convert(antlr: Antlr, parser: ParserInterpreter, context: Context): SyntaxNode {
  const kids = context.children.map((each): SyntaxNode => {
    if (!(each instanceof antlr.TerminalNode)) return convert(antlr, parser, each as Context);
    const { type, text, line, column } = each.symbol;
    const kind = (parser.vocabulary.getSymbolicName(type) ?? 'EOF') as TokenName;
    return { kind, text: text ?? '', line, column: column + 1, children: [] };
  });
  const kind: Kind = parser.ruleNames[context.ruleIndex] as RuleName;
  const [only] = kids;
  if (only && kids.length === 1 && /^expression\d*$/.test(kind)) return only;
  const { line = 1, column = 0 } = context.start ?? {};
  const text = kids.map((each) => (each.kind === 'EOF' ? '' : each.text)).join('');
  const node: SyntaxNode = { kind, text, line, column: column + 1, children: kids };
  for (const each of kids) each.parent = node;
  return node;
}
