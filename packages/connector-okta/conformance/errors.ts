import type { Source } from '@cadastre/core';
import type { Difference } from '../../connector-aws/conformance/compare.js';
import type { OktaContext } from '../src/index.js';
import { callOf } from './calls.js';
import type { Answer } from './recordings.js';

/** One recorded error, and what the connector took it for. */
export interface ClassifiedError {
  readonly status: number;
  /** Okta's error code; '' where the answer has none. */
  readonly code: string;
  readonly class: string;
  /** True for one of the connector's calls; the others show what Okta answers too. */
  readonly declared: boolean;
}

/** What an error must be taken for, by Okta's documentation of its codes. */
export function expectedClass({ status, code }: Pick<ClassifiedError, 'status' | 'code'>): string {
  if (code === 'E0000015') return 'unsupported'; // the organization does not have the feature, said with status 401
  const byStatus: Readonly<Record<number, string>> = {
    400: 'invalid',
    401: 'expired',
    403: 'denied',
    // Without a code it is the path that Okta does not know, and nothing that was there once.
    404: code === '' ? 'invalid' : 'gone',
    405: 'unsupported',
    429: 'throttled',
  };
  return byStatus[status] ?? (status >= 500 ? 'transient' : 'invalid');
}

/** Asks for a recorded error through the connector's own client, and has the connector say what it is. */
export async function classifyRecorded(
  answer: Answer,
  source: Pick<Source, 'context' | 'classify'>,
  scope: Readonly<Record<string, string>>,
  calls: readonly string[],
): Promise<{ readonly found: ClassifiedError; readonly differences: readonly Difference[] }> {
  const url = new URL(answer.path, 'http://recorded');
  const path = url.pathname;
  const fetch = { name: 'recorded error', calls: [`GET ${path}`] };
  const context = source.context(scope, fetch, ({ send }) => send(new AbortController().signal, () => {}));
  const failure = await (context as OktaContext).okta.get(path, Object.fromEntries(url.searchParams)).then(
    () => undefined,
    (error: unknown) => source.classify(error),
  );
  const code = codeOf(answer.body);
  const found = {
    status: answer.status,
    code,
    class: failure?.class ?? 'no failure',
    declared: callOf(calls, answer.path) !== undefined,
  };
  const differ = (name: string, expected: unknown, got: unknown) => {
    return { file: answer.file, schema: '(error)', path: name, expected, got };
  };
  const expected = expectedClass({ status: answer.status, code });
  return {
    found,
    differences: [
      ...(found.class === expected ? [] : [differ('class', expected, found.class)]),
      ...(code === '' || failure?.code === code ? [] : [differ('code', code, failure?.code)]),
    ],
  };
}

function codeOf(body: string): string {
  try {
    const { errorCode } = JSON.parse(body) as { readonly errorCode?: string };
    return errorCode ?? '';
  } catch {
    return '';
  }
}
