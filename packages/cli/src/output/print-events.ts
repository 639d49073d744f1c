import type { TouchedSource } from '../event-selections.js';
import { groupBy } from '../group-by.js';
import type { Shell } from '../shell.js';
import { count, formatNumber } from './count.js';
import { escapeText } from './escape.js';

/** Most kinds of ignored events that are shown; `--json` has all. */
const MAX_LINES = 20;

/** Events of one kind, with what was made of them. */
export interface EventLine {
  readonly source: string;
  readonly event: string;
  readonly count: number;
  /** Why nothing is read again for them; null when something is. */
  readonly ignored: string | null;
}

/** The events by kind, in the order in which they came. */
export function eventLines(touched: readonly TouchedSource[]): readonly EventLine[] {
  const alike = groupBy(touched, ({ source, event, ignored }) => JSON.stringify([source, event, ignored]));
  return [...alike.values()].flatMap((events) => {
    const [first] = events;
    if (first === undefined) return [];
    return [{ source: first.source, event: first.event, count: events.length, ignored: first.ignored ?? null }];
  });
}

/** Says what was made of the events, on standard error. */
export function noteEvents({ note }: Shell, lines: readonly EventLine[]): void {
  const ignored = lines.filter((line) => line.ignored !== null);
  const sum = (some: readonly EventLine[]): number => some.reduce((total, line) => total + line.count, 0);
  const idle = ignored.length === 0 ? '' : `, of which ${formatNumber(sum(ignored))} touch nothing that is read`;
  note(`${count(sum(lines), 'event')}${idle}`);
  for (const { source, event, count: times, ignored: why } of ignored.slice(0, MAX_LINES)) {
    note(escapeText(`${source} ${event}${times > 1 ? `, ${formatNumber(times)} times` : ''}: ${why}`));
  }
  if (ignored.length > MAX_LINES) note(`and ${formatNumber(ignored.length - MAX_LINES)} more kinds; --json prints all`);
}
