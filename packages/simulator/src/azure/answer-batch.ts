import type { Answer } from '../wire/answer.js';
import type { AzureCall, AzurePage } from './azure-call.js';
import { encodeAzureError, encodeAzurePage } from './encode-azure.js';

interface Asked {
  readonly id: string;
  readonly method: string;
  readonly url: string;
}

/** The path of a batch within a version of Microsoft Graph. */
const BATCH = /^\/(?:v1\.0|beta)\/\$batch$/;

export function isBatch(path: string): boolean {
  return BATCH.test(path);
}

/** What a batch is for, as fetches declare it: the path of its first request with `{id}` for what is no word. */
export function askedIn(body: unknown): string {
  const [first] = requestsOf(body);
  const path = first?.url.split('?')[0] ?? '';
  return path.replace(/^(.*\/)[^/]+(\/[^/]+)$/, '$1{id}$2');
}

/**
 * Answers each request of a batch as it would be answered alone: with a page, or with an error of its own.
 *
 * @param answerOne - what a request alone gets
 */
export async function answerBatch(
  { path, body }: AzureCall,
  origin: string,
  answerOne: (call: AzureCall) => Promise<Answer>,
): Promise<Answer> {
  const version = path.slice(0, path.lastIndexOf('/'));
  const requests = requestsOf(body);
  if (requests.length > 20)
    return { kind: 'error', code: 'BadRequest', message: 'a batch has 20 requests at most', status: 400 };
  const responses = await Promise.all(
    requests.map((asked) => answerPart(asked, new URL(`${version}${asked.url}`, origin), answerOne)),
  );
  // In an order of its own, as Microsoft Graph does.
  return { kind: 'data', data: { one: { responses: responses.reverse() } } };
}

async function answerPart(
  { id, method }: Asked,
  url: URL,
  answerOne: (call: AzureCall) => Promise<Answer>,
): Promise<object> {
  const path = decodeURIComponent(url.pathname).toLowerCase();
  const call = { operation: `${method} ${path}`, path, input: Object.fromEntries(url.searchParams) };
  const answer = await answerOne(call);
  if (answer.kind === 'fault') return { id, status: 503, headers: {}, body: {} };
  const { status, headers, body } =
    answer.kind === 'error' ? encodeAzureError(answer) : encodeAzurePage(answer.data as AzurePage, url, 'graph');
  return { id, status, headers, body: JSON.parse(String(body)) };
}

function requestsOf(body: unknown): readonly Asked[] {
  return (body as { requests?: readonly Asked[] } | undefined)?.requests ?? [];
}
