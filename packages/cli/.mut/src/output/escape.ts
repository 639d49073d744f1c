/*
 * Text from the graph is somebody else's: a tag or a name may hold terminal escapes (colours, links, the window's title), or marks that turn
 * the writing direction round. They are shown, never sent.
 */

/** C0 and C1 controls, delete, line and paragraph separators, and the marks that change the writing direction. */
const HOSTILE = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text that is safe to print: every control character is written out as `\x1b` or `\u202e`. */
export function escapeText(text: string, lines: 'one line' | 'keep lines' = 'one line'): string {
  return text.toWellFormed().replace(HOSTILE, (character) => {
    if (lines === 'keep lines' && (character === '\n' || character === '\t')) return character;
    return SHORT[character] ?? escaped(character);
  });
}

/** The same for JSON: only characters that JSON lets pass are left, written as `\u009b`, so that the value stays what it is. */
export function escapeJson(json: string): string {
  return json.replace(HOSTILE, (character) => (character === '\n' ? character : `\\u${hex(character, 4)}`));
}

function escaped(character: string): string {
  return character < '\u0100' ? `\\x${hex(character, 2)}` : `\\u${hex(character, 4)}`;
}

function hex(character: string, digits: number): string {
  return character.charCodeAt(0).toString(16).padStart(digits, '0');
}
