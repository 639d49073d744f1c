const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** How long ago an instant was: `3 hours ago`. Both in milliseconds since 1970. */
export function ago(instant: number, now: number): string {
  const elapsed = Math.max(0, now - instant);
  const [unit, length] = UNITS.find(([, milliseconds]) => elapsed >= milliseconds) ?? (['second', 1_000] as const);
  return format.format(-Math.floor(elapsed / length), unit);
}
