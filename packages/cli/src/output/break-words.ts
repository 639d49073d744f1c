import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** A name is broken behind the last of the first kind, else of the second, where that leaves at least half of a line. */
const JOINTS = [/[/:,]/, /[._-]/];

/** Breaks the words of a text that are wider than a column: at the joints of the name, as in `aws/AWSLambda/` + `123456789012`. */
export function breakWords(text: string, width: number): string {
  return text.replaceAll(/\S+/gu, (word) => (stringWidth(word) <= width ? word : breakWord(word, width)));
}

/** Width of the longest word, which is what a column must have if no word is to be broken. */
export function longestWord(text: string): number {
  return text.split(/\s+/u).reduce((longest, word) => Math.max(longest, stringWidth(word)), 0);
}

function breakWord(word: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const { segment } of segmenter.segment(word)) {
    if (stringWidth(line + segment) > width && line !== '') {
      const end = JOINTS.map((joint) => endAt(line, joint)).find((at) => at * 2 >= line.length) ?? line.length;
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
    line += segment;
  }
  return [...lines, line].join('\n');
}

/** Where the line may end; 0 where nowhere. */
function endAt(line: string, joint: RegExp): number {
  for (let end = line.length; end > 0; end -= 1) if (joint.test(line.charAt(end - 1))) return end;
  return 0;
}
