import { rename, writeFile } from 'node:fs/promises';

/** Writes a file that only its owner can read. It is there as a whole or not at all. */
export async function writePrivate(path: string, text: string): Promise<void> {
  const half = `${path}.${process.pid}.tmp`;
  await writeFile(half, `${text}\n`, { mode: 0o600 });
  await rename(half, path);
}
