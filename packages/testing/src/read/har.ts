import { type Exchange, jsonOrText, keptHeaders } from '../exchange.js';

interface Har {
  readonly log: { readonly entries: readonly Entry[] };
}

interface Entry {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly postData?: { readonly text?: string };
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly content: { readonly text?: string; readonly encoding?: string };
  };
}

/**
 * Reads a HAR file, as browsers and Polly.JS write it.
 *
 * @param text - what is in the file
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { readHar } from '@cadastre/testing';
 *
 * const exchanges = readHar(readFileSync('test/recordings/users.har', 'utf8'));
 * ```
 */
export function readHar(text: string): readonly Exchange[] {
  return (JSON.parse(text) as Har).log.entries.map(({ request, response }) => {
    const sent = request.postData?.text;
    const { text: body = '', encoding } = response.content;
    return {
      method: request.method,
      url: request.url,
      ...(sent === undefined ? {} : { requestBody: jsonOrText(sent) }),
      status: response.status,
      headers: keptHeaders(response.headers.map(({ name, value }) => [name, value])),
      body: encoding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : body,
    };
  });
}
