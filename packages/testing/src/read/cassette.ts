import { parse } from 'yaml';
import { type Exchange, jsonOrText, keptHeaders } from '../exchange.js';

interface Cassette {
  readonly interactions: readonly Interaction[] | null;
}

interface Interaction {
  readonly request: { readonly method: string; readonly uri: string; readonly body?: unknown };
  readonly response: {
    readonly status: { readonly code: number };
    readonly headers?: Readonly<Record<string, string | readonly string[]>> | null;
    readonly body?: { readonly string?: unknown; readonly data?: unknown } | null;
  };
}

/**
 * Reads a VCR cassette, in YAML or JSON, as vcrpy writes it.
 *
 * @param text - what is in the file
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { readCassette } from '@cadastre/testing';
 *
 * const exchanges = readCassette(readFileSync('test/recordings/users.yaml', 'utf8'));
 * ```
 */
export function readCassette(text: string): readonly Exchange[] {
  // Some answers name a thing twice, which JSON allows and YAML does not.
  const isJson = text.trimStart().startsWith('{');
  const { interactions } = (isJson ? JSON.parse(text) : parse(text, { maxAliasCount: -1 })) as Cassette;
  return (interactions ?? []).map(({ request, response }) => {
    const sent = textOrValue(request.body);
    return {
      method: request.method,
      url: request.uri,
      ...(sent === undefined ? {} : { requestBody: typeof sent === 'string' ? jsonOrText(sent) : sent }),
      status: response.status.code,
      headers: keptHeaders(Object.entries(response.headers ?? {})),
      // Some keep the text, others what it says.
      body: textOrValue(response.body?.string ?? response.body?.data) ?? '',
    };
  });
}

function textOrValue(body: unknown): unknown {
  if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
  return body === null || body === '' ? undefined : body;
}
