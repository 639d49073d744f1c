import Table from 'cli-table3';
import type { Formatter } from 'picocolors/types.js';
// The release that cli-table3 measures with, so that both agree on how wide a text is.
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { breakWords, longestWord } from './break-words.js';
import { escapeText } from './escape.js';

/** A cell: text, and how to colour it, or lines of text. The text is escaped before it is coloured. */
export type Cell =
  | string
  | { readonly text: string; readonly style: Formatter }
  | { readonly lines: readonly string[] };

export interface TableColumn {
  readonly head: string;
  readonly align?: 'right';
  /** A column that can be done without is left out where the terminal is too narrow, the highest number first. */
  readonly spare?: number;
}

export interface TableLayout {
  /** Columns of the terminal; undefined when the table goes to a file or a pipe, where nothing is cut off. */
  readonly width: number | undefined;
  /** What becomes of text that does not fit its column: cut off with `…`, or continued on the next line. */
  readonly overflow: 'cut' | 'wrap';
  readonly head: Formatter;
  /** Words up to this width are not broken: rather does each row become a block of lines. */
  readonly wholeWords?: number;
}

const GAP = '  ';
/** A column narrower than this says nothing: then each row becomes a block of lines. */
const MIN_WIDTH = 6;
/** Most names of things are no longer. */
const WHOLE_WORDS = 24;

/** A table without borders that fits the terminal. */
export function formatTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
  layout: TableLayout,
): string {
  const { width, overflow, wholeWords = WHOLE_WORDS } = layout;
  const texts = columns.map(({ head }, index) => [escapeText(head), ...rows.map((row) => plainText(row[index]))]);
  const natural = texts.map((column) => widest(column, widthOf) || 1);
  const left = width === undefined ? undefined : width - GAP.length * (columns.length - 1);
  if (left !== undefined && sum(natural) > left) {
    const spared = withoutSpare(columns, rows);
    if (spared !== undefined) return formatTable(...spared, layout);
  }
  const least = texts.map((column, index) => {
    const words = overflow === 'wrap' ? Math.min(widest(column, longestWord), wholeWords) : MIN_WIDTH;
    return Math.min(natural[index] ?? 1, Math.max(words, Math.min(MIN_WIDTH, wholeWords)));
  });
  const widths = left === undefined ? natural : fitWidths(natural, least, left);
  if (widths === undefined) return formatBlocks(columns, rows, layout);

  const table = new Table({
    colWidths: widths,
    colAligns: columns.map(({ align }) => align ?? 'left'),
    chars: { ...NO_BORDER, middle: GAP },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  const heads = columns.map(({ head }): Cell => ({ text: head, style: layout.head }));
  for (const row of [heads, ...rows]) {
    table.push(
      widths.map((columnWidth, index) =>
        overflow === 'cut' ? styled(row[index], plainText(row[index])) : wrappedText(row[index], columnWidth),
      ),
    );
  }
  return withoutTrailingBlanks(table.toString());
}

const NO_BORDER = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) =>
    ['', '-mid', '-left', '-right'].map((end) => [side + end, '']),
  ),
);

/** Without the column that is most easily done without; undefined where all are needed. */
function withoutSpare(
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
): [readonly TableColumn[], readonly (readonly Cell[])[]] | undefined {
  const most = columns.reduce((highest, { spare = 0 }) => Math.max(highest, spare), 0);
  if (most === 0) return undefined;
  const kept = columns.map(({ spare }) => spare !== most);
  return [columns.filter((_, index) => kept[index]), rows.map((row) => row.filter((_, index) => kept[index]))];
}

/** Gives every column what it needs, or its least and an equal share of the rest; undefined when there is not enough for that. */
function fitWidths(natural: readonly number[], least: readonly number[], available: number): number[] | undefined {
  const widths = [...least];
  const wanted = natural.map((width, index) => width - (least[index] ?? 0));
  const byWant = natural.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  let left = available - sum(least);
  if (left < 0) return undefined;
  for (const [position, index] of byWant.entries()) {
    const more = Math.min(wanted[index] ?? 0, Math.floor(left / (byWant.length - position)));
    widths[index] = (widths[index] ?? 0) + more;
    left -= more;
  }
  return widths;
}

function widthOf(text: string): number {
  return text.split('\n').reduce((most, line) => Math.max(most, stringWidth(line)), 0);
}

function widest(texts: readonly string[], measure: (text: string) => number): number {
  return texts.reduce((most, text) => Math.max(most, measure(text)), 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
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
    return formatTable([title, value], pairs, {
      width: Math.max(width ?? 0, 20),
      overflow: 'wrap',
      head,
      wholeWords: 1,
    });
  });
  return blocks.join('\n\n');
}

function plainText(cell: Cell | undefined): string {
  if (typeof cell !== 'object') return escapeText(cell ?? '');
  return 'lines' in cell ? cell.lines.map((line) => escapeText(line)).join('\n') : escapeText(cell.text);
}

function styled(cell: Cell | undefined, text: string): string {
  return typeof cell === 'object' && 'style' in cell && text !== '' ? cell.style(text) : text;
}

/** Breaks at blanks where it can, and else where a name has a joint; cli-table3 would count the colours as text. */
function wrappedText(cell: Cell | undefined, width: number): string {
  const text = wrapAnsi(breakWords(plainText(cell), width), width, { hard: true });
  return text
    .split('\n')
    .map((line) => styled(cell, line))
    .join('\n');
}

function withoutTrailingBlanks(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
