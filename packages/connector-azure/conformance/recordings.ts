import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Exchange, readCassette, readHar } from '@cadastre/testing';

/** What was recorded together, in the order in which it came. */
export interface Cassette {
  /** Where it stands in the archive. */
  readonly file: string;
  readonly exchanges: readonly Exchange[];
}

/** Unpacks the archive into a temporary folder, reads it whole, and removes the folder. */
export function readArchive(archive: string): readonly Cassette[] {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-conformance-'));
  try {
    execFileSync('tar', ['xJf', archive, '-C', folder]);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(?:har|json)$/.test(file),
    );
    return files.sort().map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const exchanges = file.endsWith('.har') ? readHar(text) : readCassette(text);
      return { file: file.replace(/^azure\//, ''), exchanges: exchanges.map(parsed) };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Some were asked for with a slash too many, and some bodies were kept as text. */
function parsed(exchange: Exchange): Exchange {
  const url = exchange.url.replace(/^(https:\/\/[^/]+)\/{2,}/, '$1/').replaceAll(/%2F/gi, (slash) => slash);
  if (typeof exchange.body !== 'string') return { ...exchange, url };
  try {
    return { ...exchange, url, body: JSON.parse(exchange.body) as unknown };
  } catch {
    return { ...exchange, url };
  }
}
