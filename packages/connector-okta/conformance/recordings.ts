import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

/** One answer to a GET that somebody recorded, or that Okta's description gives as an example. */
export interface Answer {
  /** Where it stands in the archive. */
  readonly file: string;
  /** Path and query that were asked for. */
  readonly path: string;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it was sent. */
  readonly body: string;
}

/** What was recorded together, in the order in which it came. */
export interface Cassette {
  readonly name: string;
  readonly answers: readonly Answer[];
}

/** All of the archive. */
export interface Archive {
  readonly cassettes: readonly Cassette[];
  /** Okta's description of its API. */
  readonly description: unknown;
}

interface Interaction {
  readonly request: { readonly method: string; readonly uri: string };
  readonly response: {
    readonly status: { readonly code: number };
    readonly headers: Readonly<Record<string, string | readonly string[]>> | null;
    readonly body?: { readonly string?: string | Uint8Array | null } | null;
  };
}

/** Headers that the connector looks at. */
const KEPT = ['content-type', 'date', 'link', 'x-rate-limit-limit', 'x-rate-limit-remaining', 'x-rate-limit-reset'];

/** Unpacks the archive into a temporary folder, reads it whole, and removes the folder. */
export function readArchive(archive: string): Archive {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-conformance-'));
  try {
    execFileSync('tar', ['xJf', archive, '-C', folder]);
    const home = join(folder, 'okta', 'sdk-cassettes');
    const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
    return {
      cassettes: files.sort().map((file) => readCassette(file, readFileSync(join(home, file), 'utf8'))),
      description: parse(readFileSync(join(folder, 'okta', 'management-openapi.yaml'), 'utf8'), { maxAliasCount: -1 }),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The GETs of one cassette. */
export function readCassette(file: string, text: string): Cassette {
  const { interactions } = parse(text) as { readonly interactions: readonly Interaction[] | null };
  const name = file.replace(/\.yaml$/, '');
  const answers = (interactions ?? []).flatMap(({ request, response }, index): Answer[] => {
    if (request.method !== 'GET') return [];
    const { pathname, search } = new URL(request.uri);
    return [
      {
        file: `${name}#${index}`,
        // Some were asked for with a slash too many.
        path: pathname.replace(/^\/\//, '/') + search,
        status: response.status.code,
        headers: headersOf(response.headers ?? {}),
        body: textOf(response.body?.string),
      },
    ];
  });
  return { name, answers };
}

function headersOf(headers: Readonly<Record<string, string | readonly string[]>>): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]);
  return Object.fromEntries(entries.filter(([name = '']) => KEPT.includes(name)));
}

function textOf(body: string | Uint8Array | null | undefined): string {
  return typeof body === 'string' ? body : Buffer.from(body ?? []).toString('utf8');
}
