import { relative, sep } from 'node:path';

/** The specifier that a file of `fromFolder` imports `file` of `toFolder` by. */
export function relativeImport(fromFolder: string, toFolder: string, file: string): string {
  const folder = relative(fromFolder, toFolder).split(sep).join('/');
  return `${folder === '' ? '.' : folder.startsWith('.') ? folder : `./${folder}`}/${file}.js`;
}
