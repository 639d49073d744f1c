/** `1 node`, `1,234 nodes`. */
export function count(number: number, thing: string, things = `${thing}s`): string {
  return `${formatNumber(number)} ${number === 1 ? thing : things}`;
}

/** A number with its thousands set apart: `1,234`. */
export function formatNumber(number: number): string {
  return number.toLocaleString('en');
}

/** The first of several that are alike: `a/b/c and 4 more`. */
export function andMore(first: string, others: number): string {
  return others === 0 ? first : `${first} and ${formatNumber(others)} more`;
}
