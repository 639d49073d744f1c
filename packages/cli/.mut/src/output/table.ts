import Table from 'cli-table3';
import type { Formatter } from 'picocolors/types.js';
// The release that cli-table3 measures with, so that both agree on how wide a text is.
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { escapeText } from './escape.js';

/** A cell: text, and how to colour it. The text is escaped before it is coloured. */
export type Cell = string | { readonly text: string; readonly style: Formatter };

export interface TableColumn {
  readonly head: string;
  readonly align?: 'right';
}

export interface TableLayout {
  /** Columns of the terminal; undefined when the table goes to a file or a pipe, where nothing is cut off. */
  readonly width: number | undefined;
  /** What becomes of text that does not fit its column: cut off with `…`, or continued on the next line. */
  readonly overflow: 'cut' | 'wrap';
  readonly head: Formatter;
}

const GAP = '  ';
/** A column narrower than this says nothing: then each row becomes a block of lines. */
const MIN_WIDTH = 6;

/** A table without borders that fits the terminal. */
export function formatTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
  layout: TableLayout,
): string {
  const texts = rows.map((row) => columns.map((_, index) => plainText(row[index])));
  const natural = columns.map(({ head }, index) =>
    texts.reduce((widest, row) => Math.max(widest, stringWidth(row[index] ?? '')), stringWidth(escapeText(head)) || 1),
  );
  const widths =
    layout.width === undefined ? natural : fitWidths(natural, layout.width - GAP.length * (columns.length - 1));
  if (widths === undefined) return formatBlocks(columns, rows, layout);

  const table = new Table({
    colWidths: widths,
    colAligns: columns.map(({ align }) => align ?? 'left'),
    chars: { ...NO_BORDER, middle: GAP },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  const heads = columns.map(({ head }): Cell => ({ text: head, style: layout.head }));
  for (const row of [heads, ...rows]) {
    const texts = columns.map((_, index) => styledText(row[index]));
    table.push(layout.overflow === 'cut' ? texts : texts.map((text, index) => wrapped(text, widths[index])));
  }
  return withoutTrailingBlanks(table.toString());
}

const NO_BORDER = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) =>
    ['', '-mid', '-left', '-right'].map((end) => [side + end, '']),
  ),
);

/** Gives every column what it needs, or an equal share where that is less; undefined when a share is too small to read. */
function fitWidths(natural: readonly number[], available: number): number[] | undefined {
  const widths = [...natural];
  const byNeed = natural.map((_, index) => index).sort((a, b) => (natural[a] ?? 0) - (natural[b] ?? 0));
  let left = available;
  for (const [position, index] of byNeed.entries()) {
    const share = Math.floor(left / (byNeed.length - position));
    const width = Math.min(natural[index] ?? 0, share);
    if (width < Math.min(MIN_WIDTH, natural[index] ?? 0)) return undefined;
    widths[index] = width;
    left -= width;
  }
  return widths;
}

/** One line per value, for a table with more columns than the terminal has room for. */
function formatBlocks(
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
  { width, head }: TableLayout,
): string {
  const blocks = rows.map((row, number) => {
    const pairs = columns.map((column, index): Cell[] => [{ text: column.head, style: head }, row[index] ?? '']);
    const [title, value] = [{ head: `row ${number + 1}` }, { head: '' }];
    return formatTable([title, value], pairs, { width: Math.max(width ?? 0, 20), overflow: 'wrap', head });
  });
  return blocks.join('\n\n');
}

function plainText(cell: Cell | undefined): string {
  return escapeText(typeof cell === 'object' ? cell.text : (cell ?? ''));
}

function styledText(cell: Cell | undefined): string {
  const text = plainText(cell);
  return typeof cell === 'object' && text !== '' ? cell.style(text) : text;
}

/** Breaks at blanks where it can; cli-table3 would count the colours as text. */
function wrapped(text: string, width: number | undefined): string {
  return width === undefined ? text : wrapAnsi(text, width, { hard: true });
}

function withoutTrailingBlanks(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
