import { readFile } from 'node:fs/promises';

/** The version of this package, which all packages of a release share. Built, this module stands as deep as here. */
export async function packageVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
