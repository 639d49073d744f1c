import wrapAnsi from 'wrap-ansi';
import type { Shell } from '../shell.js';

/** Prints a sentence to standard output: on a terminal broken between words, not within one. */
export function printText({ print, width }: Shell, text: string): void {
  print(width === undefined ? text : wrapAnsi(text, width));
}
