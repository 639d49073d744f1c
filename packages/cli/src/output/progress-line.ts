import type { Colors } from 'picocolors/types.js';
import stringWidth from 'string-width';
import { count, formatNumber } from './count.js';
import { cutText } from './cut-text.js';
import { formatDuration } from './duration.js';
import { escapeText } from './escape.js';
import type { ProgressState } from './progress-state.js';

const GAP = '  ';
/** Room below which the last part says nothing. */
const MIN_LAST = 12;

/** One line for a terminal of `width` columns: how far the sync is, how fast, and what holds it up. Never wider than that. */
export function progressLine(state: ProgressState, elapsedMs: number, width: number, colors: Colors): string {
  const { done, total, nodes, throttled } = state;
  const far = `${formatNumber(done)}/${formatNumber(total)}`;
  const full = [far, count(nodes, 'node'), rateText(state), elapsedText(elapsedMs)];
  const isSlowed = throttled.length > 0;
  const lastText = escapeText(isSlowed ? throttledText(throttled) : state.phase || state.current);
  // What holds it up is more than what it has.
  const parts = isSlowed && widthOf(full) + MIN_LAST > width ? [far, rateText(state)] : full;
  const wanted = isSlowed ? stringWidth(lastText) : MIN_LAST;
  const barWidth = [20, 10].find((bar) => bar + 1 + widthOf(parts) + wanted <= width) ?? 0;
  const bar = barWidth === 0 ? '' : `${drawBar(total === 0 ? 0 : done / total, barWidth, colors)} `;
  const used = (barWidth === 0 ? 0 : barWidth + 1) + widthOf(parts);
  const room = width - used;
  const text = parts.join(GAP).trimEnd();
  if (room < MIN_LAST) return bar + cutText(text, width - (barWidth === 0 ? 0 : barWidth + 1));
  const last = cutText(lastText, room);
  return `${bar}${text}${GAP}${isSlowed ? colors.yellow(last) : colors.dim(last)}`.trimEnd();
}

/** The same for a log, where the time stands beside it anyway. */
export function progressText(state: ProgressState): string {
  const { done, total, nodes, throttled } = state;
  const parts = [`${formatNumber(done)}/${count(total, 'partition')}`, count(nodes, 'node'), rateText(state)];
  if (throttled.length > 0) parts.push(throttledText(throttled));
  return escapeText(parts.join(', '));
}

function throttledText([last = '', ...others]: readonly string[]): string {
  // The number first: the end of the line may be cut off.
  return others.length === 0 ? `throttled: ${last}` : `${formatNumber(others.length + 1)} throttled: ${last}, …`;
}

function rateText({ callsPerSecond }: ProgressState): string {
  const rate = callsPerSecond < 10 ? Math.round(callsPerSecond * 10) / 10 : Math.round(callsPerSecond);
  return `${formatNumber(rate)} calls/s`;
}

function elapsedText(milliseconds: number): string {
  return milliseconds < 60_000 ? `${Math.floor(milliseconds / 1_000)} s` : formatDuration(milliseconds);
}

/** With a gap behind each. */
function widthOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + stringWidth(part) + GAP.length, 0);
}

function drawBar(share: number, width: number, colors: Colors): string {
  const filled = Math.round(Math.min(1, share) * width);
  return colors.cyan('█'.repeat(filled)) + colors.dim('░'.repeat(width - filled));
}
