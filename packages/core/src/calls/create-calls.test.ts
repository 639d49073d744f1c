import { describe, expect, test } from 'vitest';
import type { ErrorClass, Failure } from '../fetch/outcome.js';
import { DEFAULT_CALL_LIMITS } from './call-limits.js';
import { type Attempt, createCalls, failureOf } from './create-calls.js';

const LIMITS = { ...DEFAULT_CALL_LIMITS, firstDelayMs: 0, perSecond: 10_000, timeoutMs: 10_000 };

class ProviderError extends Error {
  readonly failure: Failure;

  constructor(errorClass: ErrorClass, retryAfterMs?: number) {
    super(errorClass);
    this.failure = {
      class: errorClass,
      code: errorClass.toUpperCase(),
      message: errorClass,
      ...(retryAfterMs && { retryAfterMs }),
    };
  }
}

const classify = (error: unknown): Failure =>
  error instanceof ProviderError ? error.failure : { class: 'bug', code: 'UNKNOWN', message: String(error) };

/** A caller, and what it did. */
function open(limits: Partial<typeof LIMITS> = {}, signal = new AbortController().signal) {
  const meter = { calls: 0, retries: 0 };
  const attempts: Attempt[] = [];
  const calls = createCalls({ ...LIMITS, ...limits }, signal, (_source, attempt) => attempts.push(attempt));
  return { calls, meter, attempts, call: calls.caller({ classify, source: 's', meter }) };
}

/** Answers with these in turn: an error class is thrown, `ok` is the answer. */
function answers(...turns: readonly (ErrorClass | 'ok')[]): () => Promise<string> {
  const left = [...turns];
  return async () => {
    const turn = left.length > 1 ? left.shift() : left[0];
    if (turn === 'ok' || turn === undefined) return 'ok';
    throw new ProviderError(turn);
  };
}

describe('a call', () => {
  test.each<[readonly (ErrorClass | 'ok')[], string, number]>([
    [['ok'], 'ok', 1],
    [['throttled', 'throttled', 'ok'], 'ok', 3],
    [['transient', 'ok'], 'ok', 2],
    [['expired', 'ok'], 'ok', 2],
    [['expired'], 'expired', 2],
    [['transient'], 'transient', 4],
    [['throttled'], 'throttled', 9],
    [['denied', 'ok'], 'denied', 1],
    [['invalid', 'ok'], 'invalid', 1],
    [['bug', 'ok'], 'bug', 1],
  ])('%j ends with %s after %i attempts', async (turns, end, count) => {
    const { call, meter, attempts } = open();
    const answer = await call({ operation: 's:Op', limit: 'l', send: answers(...turns) }).catch(
      (error: Error) => error.message,
    );
    expect(answer).toBe(end);
    expect(meter).toEqual({ calls: count, retries: count - 1 });
    expect(attempts.map(({ isRetry }) => isRetry)).toEqual([false, ...Array(count - 1).fill(true)]);
    expect(attempts.at(-1)?.failure?.class).toBe(end === 'ok' ? undefined : end);
  });

  test('gets new credentials between the attempts, and its failure to get them is the call’s', async () => {
    const { call, meter } = open();
    let key = 'old';
    const send = async () => {
      if (key === 'old') throw new ProviderError('expired');
      return key;
    };
    const renewCredentials = async () => {
      key = 'new';
    };
    expect(await call({ operation: 's:Op', limit: 'l', send, renewCredentials })).toBe('new');
    key = 'old';
    const refused = async () => {
      throw new ProviderError('transient');
    };
    const failing = call({ operation: 's:Op', limit: 'l', send, renewCredentials: refused });
    await expect(failing).rejects.toThrow('transient');
    // Two attempts of the first call, one of the second: no retry of a retry.
    expect(meter.calls).toBe(3);
  });

  test('that is not answered is given up, and tried again', async () => {
    const { call, meter } = open({ timeoutMs: 30 });
    const signals: AbortSignal[] = [];
    const failing = call({
      operation: 's:Op',
      limit: 'l',
      send: (signal) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
    });
    const error: unknown = await failing.catch((thrown: unknown) => thrown);
    expect(failureOf(error, classify)).toMatchObject({ class: 'transient', code: 'TIMEOUT' });
    expect(meter.calls).toBe(4);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });

  test('ends at once when the run is aborted, whether it is being made or waits', async () => {
    const abort = new AbortController();
    const { call } = open({ inFlight: 1 }, abort.signal);
    const slow = open({ perSecond: 0.001 }, abort.signal);
    await slow.call({ operation: 's:Op', limit: 'l', send: answers('ok') });
    const next = slow.call({ operation: 's:Op', limit: 'l', send: answers('ok') });
    const hanging = call({ operation: 's:Op', limit: 'l', send: () => new Promise(() => undefined) });
    const waiting = call({ operation: 's:Op', limit: 'l', send: async () => 'never' });
    const between = call({
      operation: 's:Op',
      limit: 'other',
      send: async () => {
        throw new ProviderError('throttled', 60_000);
      },
    });
    setTimeout(() => abort.abort(new Error('stopped')), 20);
    for (const promise of [hanging, waiting, between, next]) await expect(promise).rejects.toThrow('stopped');
  });
});

describe('what an answer says of the limit', () => {
  test('holds for the next call of the same limit, and for no other; a run that ends does not wait for it', async () => {
    const abort = new AbortController();
    const { call, meter } = open({}, abort.signal);
    const used = { limit: 600, remaining: 0, resetMs: 60_000 };
    await call({ operation: 's:Op', limit: 'l', send: async (_signal, onAllowance) => onAllowance(used) });
    const closed = call({ operation: 's:Op', limit: 'l', send: answers('ok') });
    expect(await call({ operation: 's:Op', limit: 'other', send: answers('ok') })).toBe('ok');
    expect(meter.calls).toBe(2);
    abort.abort(new Error('stopped'));
    await expect(closed).rejects.toThrow('stopped');
    expect(meter.calls).toBe(2);
  });
});

describe('the calls of a run', () => {
  test('share one budget of retries', async () => {
    const { calls } = open({ retries: 5 });
    const meter = { calls: 0, retries: 0 };
    for (let partition = 0; partition < 10; partition += 1) {
      const call = calls.caller({ classify, source: 's', meter });
      const failing = call({ operation: `s:Op${partition}`, limit: 'l', send: answers('throttled') });
      await expect(failing).rejects.toThrow('throttled');
    }
    // Ten calls earn one more.
    expect(meter.retries).toBe(6);
  });

  test('are never more at once than the limit allows, which other limits do not share', async () => {
    const { call } = open({ inFlight: 3 });
    const now = { l: 0, m: 0 };
    const most = { l: 0, m: 0 };
    const one = (limit: 'l' | 'm') =>
      call({
        operation: 's:Op',
        limit,
        send: async () => {
          now[limit] += 1;
          most[limit] = Math.max(most[limit], now[limit]);
          await new Promise((resolve) => setTimeout(resolve, 5));
          now[limit] -= 1;
        },
      });
    await Promise.all(Array.from({ length: 20 }, (_, index) => one(index % 2 === 0 ? 'l' : 'm')));
    expect(most).toEqual({ l: 3, m: 3 });
  });

  test('leave an operation alone that only fails, and no other', async () => {
    const { call, meter } = open({ retries: 1_000 });
    const failing = () => call({ operation: 's:Broken', limit: 'l', send: answers('transient') });
    const codes: string[] = [];
    for (let index = 0; index < 8; index += 1) {
      codes.push(failureOf(await failing().catch((error: unknown) => error), classify).code);
    }
    expect(codes).toEqual([...Array(5).fill('TRANSIENT'), ...Array(3).fill('CIRCUIT_OPEN')]);
    expect(meter.calls).toBe(20);
    expect(await call({ operation: 's:Good', limit: 'l', send: answers('ok') })).toBe('ok');
    expect(await call({ operation: 's:Broken', limit: 'elsewhere', send: answers('ok') })).toBe('ok');
  });

  test('do not take being denied for a broken operation', async () => {
    const { call, meter } = open();
    for (let index = 0; index < 50; index += 1) {
      await expect(call({ operation: 's:Op', limit: 'l', send: answers('denied') })).rejects.toThrow('denied');
    }
    expect(meter.calls).toBe(50);
  });
});

describe('pages', () => {
  test('that go round in a circle end the listing', async () => {
    const { call } = open();
    const next: Record<string, string> = { first: 'a', a: 'b', b: 'a' };
    const seen: string[] = [];
    const list = async () => {
      for (let page = 'first'; ; ) {
        seen.push(page);
        page = await call({
          operation: 's:List',
          limit: 'l',
          ...(page === 'first' ? {} : { page }),
          send: async () => next[page] ?? '',
        });
      }
    };
    const error: unknown = await list().catch((thrown: unknown) => thrown);
    expect(failureOf(error, classify)).toMatchObject({ class: 'transient', code: 'CURSOR_LOOP' });
    expect(seen).toEqual(['first', 'a', 'b', 'a']);
  });

  test('of another operation or partition may have the same token', async () => {
    const { calls, call, meter } = open();
    const page = { limit: 'l', page: 'same', send: answers('ok') };
    await call({ ...page, operation: 's:List' });
    await call({ ...page, operation: 's:Other' });
    await calls.caller({ classify, source: 's', meter })({ ...page, operation: 's:List' });
    expect(meter.calls).toBe(3);
  });
});
