import { CodeBlockWriter } from 'ts-morph';

/*
 * TypeScript is written with ts-morph's writer alone. Its project parses each file again for every change, which for a thousand schemas
 * takes twice as long as everything else together.
 */

/** A writer of TypeScript: two spaces, Unix line ends. */
export function createWriter(): CodeBlockWriter {
  return new CodeBlockWriter({ newLine: '\n', indentNumberOfSpaces: 2, useTabs: false, useSingleQuote: true });
}

/** Writes a TSDoc comment; nothing, when there is nothing to say. */
export function writeDocs(writer: CodeBlockWriter, lines: readonly string[]): void {
  const [first, ...rest] = lines.filter((line) => line !== '');
  if (first === undefined) return;
  if (rest.length === 0) {
    writer.writeLine(`/** ${first} */`);
    return;
  }
  writer.writeLine('/**');
  for (const line of [first, ...rest]) writer.writeLine(` * ${line}`);
  writer.writeLine(' */');
}
