import { CST, Lexer, type LineCounter, Parser } from 'yaml';
import type { DiagnosticCode } from '../diagnostic/codes.js';

/** Far above what a schema needs, and low enough that no file costs more than a moment. */
export const LIMITS = { bytes: 256 * 1024, depth: 32, nodes: 5_000 } as const;

/** Why a file is refused before it is parsed, and at which offset. */
export interface Refusal {
  readonly code: DiagnosticCode;
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

const REFUSED: Readonly<Record<string, Omit<Refusal, 'offset'>>> = {
  alias: { code: 'E005', message: 'YAML aliases are not taken', hint: 'write the value out' },
  anchor: { code: 'E005', message: 'YAML anchors are not taken', hint: 'write the value out where it is used' },
  tag: { code: 'E006', message: 'YAML tags are not taken', hint: 'remove the tag' },
  'directive-line': { code: 'E011', message: 'YAML directives are not taken', hint: 'remove the line' },
};
const MARKS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/**
 * Tokenises YAML, and stops at the first token that no schema may hold. The parser keeps its own stack, so that deep nesting is seen
 * before anything recursive meets it.
 */
export function guardTokens(text: string, lines: LineCounter): readonly CST.Token[] | Refusal {
  const crowded = crowdedAt(text);
  if (crowded !== undefined) {
    markLines(text, lines);
    return { code: 'E009', offset: crowded, message: 'more than 5,000 nodes or lines', hint: 'split the file' };
  }
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens: CST.Token[] = [];
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const type = CST.tokenType(lexeme) ?? 'scalar';
    const refused = REFUSED[type];
    if (refused !== undefined) return { ...refused, offset };
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > LIMITS.depth + 1) {
      return { code: 'E008', offset, message: 'nested deeper than 32 levels', hint: 'flatten it' };
    }
    // The lexer marks documents and scalars with control characters that are not in the text.
    if (!MARKS.has(lexeme)) offset += lexeme.length;
  }
  tokens.push(...parser.end());
  return tokens;
}

/**
 * The offset at which a text has more separators than any schema; tokenising that many would take too long by itself. Quotes and
 * backslashes count too, since each can be a syntax error of its own.
 */
function crowdedAt(text: string): number | undefined {
  let nodes = 0;
  for (const { 0: separator, index } of text.matchAll(/[,[{\n"'\\]|[-:?]\s/g)) {
    nodes += separator.startsWith(':') ? 2 : 1;
    if (nodes > LIMITS.nodes) return index;
  }
  return undefined;
}

function markLines(text: string, lines: LineCounter): void {
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
}
