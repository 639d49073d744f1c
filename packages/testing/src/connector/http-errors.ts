import type { ProviderErrors, SweepAnswer } from '../fault-sweep/index.js';

/** An answer that is no success. */
export interface ErrorAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** How the provider says what goes wrong, where a status is not enough. */
export interface ConnectorErrors {
  /** 429 with `Retry-After` unless told. */
  readonly throttled?: (waitSeconds?: number) => ErrorAnswer;
  /** 500 unless told. */
  readonly serverError?: ErrorAnswer;
  /** 401 unless told; false where credentials do not run out. */
  readonly expired?: ErrorAnswer | false;
  /** 403 unless told. */
  readonly denied?: ErrorAnswer;
  /** Ways to say that something is not there for this tenant, by a name for each; none unless told. */
  readonly unsupported?: Readonly<Record<string, ErrorAnswer>>;
}

/** The errors that a sweep makes. */
export function httpErrors(errors: ConnectorErrors = {}): ProviderErrors {
  const { throttled = tooMany, serverError = { status: 500 }, expired = { status: 401 }, unsupported = {} } = errors;
  return {
    throttled: (waitSeconds) => answer('throttled', throttled(waitSeconds)),
    serverError: answer('serverError', serverError),
    expired: expired === false ? undefined : answer('expired', expired),
    denied: answer('denied', errors.denied ?? { status: 403 }),
    unsupported: Object.fromEntries(Object.entries(unsupported).map(([name, error]) => [name, answer(name, error)])),
  };
}

function tooMany(waitSeconds = 0): ErrorAnswer {
  return { status: 429, headers: { 'retry-after': String(waitSeconds) } };
}

function answer(code: string, { status, headers = {}, body }: ErrorAnswer): SweepAnswer {
  return { kind: 'error', code, message: 'made by the fault sweep', status, headers: { ...headers }, body };
}
