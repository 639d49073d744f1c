import { Composer, type Document, isMap, isScalar, isSeq, LineCounter, type Node, visit, type YAMLError } from 'yaml';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { SPECIAL_NAMES } from '../file/names.js';
import { guardTokens, LIMITS } from './guard-tokens.js';
import { locate, locateWithin } from './locate.js';
import type { Source, SourceText } from './source.js';

/** A file with more syntax errors is hardly YAML; the first ones say so. */
const MOST_ERRORS = 100;

/** Parses one file: the source with its positions, or what is wrong with it. */
export function parseYaml(input: SourceText): {
  readonly source?: Source;
  readonly diagnostics: readonly Diagnostic[];
} {
  const lines = new LineCounter();
  const diagnostics: Diagnostic[] = [];
  const report = (code: Diagnostic['code'], offset: number, message: string, hint?: string): void => {
    const { line, col } = lines.linePos(offset);
    diagnostics.push({
      code,
      file: input.path,
      line: Math.max(line, 1),
      column: Math.max(col, 1),
      message,
      ...(hint && { hint }),
    });
  };

  if (Buffer.byteLength(input.text) > LIMITS.bytes) {
    report('E001', 0, 'larger than 256 kB', 'split the file: one node or link each');
    return { diagnostics };
  }
  const tokens = guardTokens(input.text, lines);
  if ('code' in tokens) {
    report(tokens.code, tokens.offset, tokens.message, tokens.hint);
    return { diagnostics };
  }
  // uniqueKeys compares every key with every other; the visit below finds duplicates in one pass.
  const composer = new Composer({ uniqueKeys: false, merge: false, schema: 'core', keepSourceTokens: false });
  // Takes two documents at most: a file may hold thousands.
  const [document, second] = composer.compose(tokens, true, input.text.length);
  if (document === undefined) return { diagnostics };
  for (const error of document.errors.slice(0, MOST_ERRORS)) report(...syntaxError(error));
  if (second !== undefined)
    report('E011', second.range[0], 'a second document starts here', 'make it a file of its own');
  if (diagnostics.length > 0) return { diagnostics };

  checkKeys(document, report);
  if (diagnostics.length > 0) return { diagnostics: diagnostics.slice(0, MOST_ERRORS) };
  const root: Node | null = document.contents;
  if (!isMap(root) || root.items.length === 0) {
    report(
      'E012',
      root?.range?.[0] ?? 0,
      root === null ? 'the file is empty' : 'the file is not a mapping',
      KINDS_HINT,
    );
    return { diagnostics };
  }
  const value: Readonly<Record<string, unknown>> = document.toJS();
  const source: Source = {
    ...input,
    value,
    at: (place, part) => locate(root, lines, place, part),
    within: (place, inner) => locateWithin(root, lines, input.text, place, inner),
  };
  return { source, diagnostics };
}

const KINDS_HINT = 'start it with provider, label, node, extend, link or question';

function syntaxError(error: YAMLError): [Diagnostic['code'], number, string, string?] {
  if (error.code === 'TAB_AS_INDENT') return ['E003', error.pos[0], 'a tab in the indentation', 'indent with spaces'];
  return [
    'E002',
    error.pos[0],
    `not YAML: ${error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? ''}`,
  ];
}

function checkKeys(
  document: Document,
  report: (code: Diagnostic['code'], offset: number, message: string, hint?: string) => void,
): void {
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const offset = (isScalar(key) || isMap(key) || isSeq(key) ? key.range?.[0] : undefined) ?? 0;
        if (!isScalar(key)) {
          report('E002', offset, 'a key that is not plain text', 'write the key as one word');
          continue;
        }
        const name = String(key.value);
        if (name === '<<') report('E007', offset, 'YAML merge keys are not taken', 'write the keys out');
        else if (SPECIAL_NAMES.has(name)) report('E010', offset, `"${name}" cannot be a key`, 'choose another name');
        else if (seen.has(name)) report('E004', offset, `the key "${name}" stands twice`, 'remove one of them');
        seen.add(name);
      }
    },
  });
}
