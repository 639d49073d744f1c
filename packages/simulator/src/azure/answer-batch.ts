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

/** One request of a batch, as the call that it would be alone. */
export interface BatchPart extends AzureCall {
  readonly id: string;
  readonly url: URL;
}

/** The requests of a batch; undefined where there are more than Microsoft Graph takes. */
export function partsOf({ path, body, caller }: AzureCall, origin: string): readonly BatchPart[] | undefined {
  const version = path.slice(0, path.lastIndexOf('/'));
  const requests = requestsOf(body);
  if (requests.length > 20) return undefined;
  return requests.map(({ id, method, url: asked }) => {
    const url = new URL(`${version}${asked}`, origin);
    const at = decodeURIComponent(url.pathname).toLowerCase();
    return { id, url, operation: `${method} ${at}`, path: at, caller, input: Object.fromEntries(url.searchParams) };
  });
}

/** Answers a batch with what each of its requests would be answered alone: a page, or an error of its own. */
export function answerBatch(parts: readonly BatchPart[] | undefined, answers: readonly Answer[]): Answer {
  if (parts === undefined)
    return { kind: 'error', code: 'BadRequest', message: 'a batch has 20 requests at most', status: 400 };
  const responses = parts.map((part, index) => encodePart(part, answers[index]));
  // In an order of its own, as Microsoft Graph does.
  return { kind: 'data', data: { one: { responses: responses.reverse() } } };
}

function encodePart({ id, url }: BatchPart, answer: Answer | undefined): object {
  if (answer === undefined || answer.kind === 'fault') return { id, status: 503, headers: {}, body: {} };
  const { status, headers, body } =
    answer.kind === 'error'
      ? encodeAzureError(answer, 'graph')
      : encodeAzurePage(answer.data as AzurePage, url, 'graph');
  return { id, status, headers, body: JSON.parse(String(body)) };
}

function requestsOf(body: unknown): readonly Asked[] {
  return (body as { requests?: readonly Asked[] } | undefined)?.requests ?? [];
}
