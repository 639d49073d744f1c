/**
 * The first line of `expected` that is not printed after the one before it; undefined when all are. `…` stands for anything, and blanks count as one.
 */
export function missingLine(expected: string, printed: string): string | undefined {
  const lines = printed.split('\n').map(oneBlank);
  let from = 0;
  for (const line of expected.split('\n').filter((each) => each.trim() !== '')) {
    const pattern = new RegExp(`^${oneBlank(line).split('…').map(escapeRegExp).join('.*')}$`, 'u');
    const at = lines.findIndex((each, index) => index >= from && pattern.test(each));
    if (at < 0) return line;
    from = at + 1;
  }
  return undefined;
}

function oneBlank(line: string): string {
  return line.trim().replaceAll(/\s+/gu, ' ');
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
