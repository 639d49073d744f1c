import type { SweepAnswer } from '../fault-sweep/index.js';
import type { WireAnswer } from '../replay/wire-answer.js';

/** An answer of the sweep in the form of an HTTP API. */
export function wireAnswer(answer: SweepAnswer): WireAnswer {
  switch (answer.kind) {
    case 'data':
      return json(200, {}, answer.data);
    case 'error':
      return json(answer.status ?? 500, answer.headers, answer.body ?? { code: answer.code, message: answer.message });
    case 'fault':
      return wireFault(answer.fault);
  }
}

function wireFault(fault: Extract<SweepAnswer, { kind: 'fault' }>['fault']): WireAnswer {
  switch (fault.type) {
    case 'reset':
    case 'hang':
      return { kind: fault.type };
    case 'truncate': {
      const text = JSON.stringify(fault.data);
      return { kind: 'answer', status: 200, headers: {}, body: text.slice(0, Math.ceil(text.length / 2)) };
    }
    case 'malformed':
      return {
        kind: 'answer',
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html>the proxy wants you to sign in</html>',
      };
    case 'raw':
      return { kind: 'answer', status: fault.status, headers: fault.headers, body: fault.body };
    case 'delay':
      return wireAnswer(fault.answer);
  }
}

function json(status: number, headers: Readonly<Record<string, string>> = {}, body: unknown): WireAnswer {
  return { kind: 'answer', status, headers, body: JSON.stringify(body) };
}
