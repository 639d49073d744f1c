import { isMap, isNode, isScalar, isSeq, type LineCounter, type Node, Scalar } from 'yaml';
import type { Place, Position } from './source.js';

/** Finds the position of a place in a document; of the nearest thing around it when the place does not exist. */
export function locate(root: Node, lines: LineCounter, place: Place, part: 'key' | 'value' = 'value'): Position {
  let node: Node = root;
  let offset = start(root);
  for (const [depth, step] of place.entries()) {
    const found = child(node, step);
    if (found === undefined) break;
    const last = depth === place.length - 1;
    offset = last && part === 'key' ? found.key : found.value;
    if (found.node === undefined) break;
    node = found.node;
  }
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/**
 * Finds the position in the file of a position in the text of a literal block, whose lines are the file's own behind their indentation.
 * Gives undefined for a text that is written otherwise.
 */
export function locateWithin(
  root: Node,
  lines: LineCounter,
  text: string,
  place: Place,
  inner: Position,
): Position | undefined {
  let node: Node | undefined = root;
  for (const step of place) node = node && child(node, step)?.node;
  if (!isScalar(node) || node.type !== Scalar.BLOCK_LITERAL) return undefined;
  const line = lines.linePos(start(node)).line + inner.line;
  const written = text.split('\n')[line - 1]?.replace(/\r$/, '') ?? '';
  const value = String(node.value).split('\n')[inner.line - 1] ?? '';
  return { line, column: written.length - value.length + inner.column };
}

function child(node: Node, step: string | number): { key: number; value: number; node: Node | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
    if (pair === undefined || !isNode(pair.key)) return undefined;
    const key = start(pair.key);
    return isNode(pair.value)
      ? { key, value: start(pair.value), node: pair.value }
      : { key, value: key, node: undefined };
  }
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return isNode(item) ? { key: start(item), value: start(item), node: item } : undefined;
  }
  return undefined;
}

function start(node: Node): number {
  return node.range?.[0] ?? 0;
}
