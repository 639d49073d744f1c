import type { Failure } from '../fetch/outcome.js';
import { redact } from '../redact.js';

/** Says what kind of failure an error is that came without an answer: of `fetch` itself, or a mistake of ours. */
export function classifyThrown(error: unknown): Failure {
  const { name = 'Error', message = '', cause } = (error ?? {}) as { name?: string; message?: string; cause?: unknown };
  // Node says what happened in the cause.
  const code = (cause as { code?: unknown } | null | undefined)?.code;
  const known = typeof code === 'string' ? code : undefined;
  if (name === 'TypeError' && (message === 'fetch failed' || message === 'terminated'))
    return { class: 'transient', code: known ?? 'NETWORK', message: `no answer: ${known ?? message}` };
  // The message of a parser quotes what it could not read.
  const text = name === 'SyntaxError' ? 'a text that could not be parsed' : redact(message);
  return { class: name === 'AbortError' || name === 'TimeoutError' ? 'transient' : 'bug', code: name, message: text };
}
