import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The path of a graph that does not exist yet, in a folder that goes when the test ends. */
export function temporaryPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'graph.grafeo');
}
