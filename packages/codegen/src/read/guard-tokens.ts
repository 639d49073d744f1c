import { CST, Lexer, type LineCounter, Parser } from 'yaml';
import type { DiagnosticCode } from '../diagnostic/codes.js';

/** Far above what a schema needs, and low enough that no file costs more than a moment. */
export const LIMITS = { bytes: 256 * 1024, depth: 32, nodes: 20_000 } as const;

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
const COUNTED = new Set([
  'scalar',
  'single-quoted-scalar',
  'double-quoted-scalar',
  'block-scalar-header',
  'flow-map-start',
  'flow-seq-start',
  'seq-item-ind',
  'map-value-ind',
  'explicit-key-ind',
]);

/**
 * Tokenises YAML, and stops at the first token that no schema may hold. The parser keeps its own stack, so that deep nesting is seen
 * before anything recursive meets it.
 */
export function guardTokens(text: string, lines: LineCounter): readonly CST.Token[] | Refusal {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens: CST.Token[] = [];
  let offset = 0;
  let nodes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const type = CST.tokenType(lexeme) ?? 'scalar';
    const refused = REFUSED[type];
    if (refused !== undefined) return { ...refused, offset };
    if (COUNTED.has(type)) nodes += 1;
    if (nodes > LIMITS.nodes) {
      return { code: 'E009', offset, message: 'more than 20,000 nodes', hint: 'split the file' };
    }
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

const MARKS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);
