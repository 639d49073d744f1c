import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
} from 'cockatiel';
import pLimit, { type LimitFunction } from 'p-limit';
import type { Failure } from '../fetch/outcome.js';
import { redact } from '../redact.js';
import type { ApiCall, MakeCall } from './api-call.js';
import { CallError } from './call-error.js';
import type { CallLimits } from './call-limits.js';
import { adaptiveRate, type Rate } from './rate.js';
import { delayBeforeRetry } from './retry-rules.js';

/** Attempts of one operation that fail in a row before it is left alone for a while. */
const BREAKER_ATTEMPTS = 20;
const BREAKER_REST_MS = 15_000;
/** More pages than any list has that ends. */
const MAX_PAGES = 100_000;

const CIRCUIT_OPEN = 'CIRCUIT_OPEN';

/** Counts what one partition costs. */
export interface Meter {
  /** Attempts, the retries among them. */
  calls: number;
  retries: number;
}

/** One attempt of a call, for metrics. */
export interface Attempt {
  readonly operation: string;
  /** What shares one of the provider's rate limits with it. */
  readonly limit: string;
  readonly durationMs: number;
  /** True for all attempts but a call's first. */
  readonly isRetry: boolean;
  /** Undefined when it succeeded. */
  readonly failure?: Failure;
}

/** Who calls. */
interface CallerOptions {
  readonly classify: (error: unknown) => Failure;
  /** Name of the source. */
  readonly source: string;
  readonly meter: Meter;
}

/** The calls of one run: what one partition learns of a provider's limits holds for all. */
export interface Calls {
  /** Gives one partition its way to call. */
  caller(options: CallerOptions): MakeCall;
}

/**
 * Makes the one retry layer of a run: in front of every attempt a turn by the provider's rate, room among the calls in flight and a
 * circuit breaker; behind it the rule of its failure and the run's budget.
 */
export function createCalls(
  limits: CallLimits,
  signal: AbortSignal,
  onAttempt: (source: string, attempt: Attempt) => void = () => {},
): Calls {
  const rates = new Map<string, { readonly rate: Rate; readonly inFlight: LimitFunction }>();
  const breakers = new Map<string, CircuitBreakerPolicy>();
  const inTime = timeout(limits.timeoutMs, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false });
  let made = 0;
  let retries = 0;

  function limitOf(name: string) {
    let known = rates.get(name);
    if (known === undefined) {
      known = { rate: adaptiveRate(limits.perSecond, limits.maxDelayMs), inFlight: pLimit(limits.inFlight) };
      rates.set(name, known);
    }
    return known;
  }

  function breakerOf(name: string, classify: CallerOptions['classify']): CircuitBreakerPolicy {
    let known = breakers.get(name);
    if (known === undefined) {
      // Only of what may be over soon: a call that is not allowed says nothing of the next one.
      const policy = handleWhen((error) => failureOf(error, classify).class === 'transient');
      known = circuitBreaker(policy, {
        breaker: new ConsecutiveBreaker(BREAKER_ATTEMPTS),
        halfOpenAfter: BREAKER_REST_MS,
      });
      breakers.set(name, known);
    }
    return known;
  }

  async function attempt<T>(call: ApiCall<T>, { classify, meter }: CallerOptions): Promise<T> {
    const { rate, inFlight } = limitOf(call.limit);
    return inFlight(async () => {
      await orAborted(
        rate.turn(signal).catch(() => signal.throwIfAborted()),
        signal,
      );
      const breaker = breakerOf(`${call.limit} ${call.operation}`, classify);
      try {
        return await breaker.execute(async () => {
          meter.calls += 1;
          return await inTime
            .execute((context) => call.send(context.signal, rate.onAllowance), signal)
            .catch((error: unknown) => {
              throw error instanceof TaskCancelledError ? timedOut(call, limits) : error;
            });
        });
      } catch (error) {
        throw error instanceof BrokenCircuitError ? circuitOpen(call) : error;
      }
    });
  }

  return {
    caller(options) {
      const pages = new Set<string>();
      return async (call) => {
        checkPage(call, pages);
        made += 1;
        for (let retry = 0; ; retry += 1) {
          const started = performance.now();
          const noted = { operation: call.operation, limit: call.limit, isRetry: retry > 0 };
          try {
            const answer = await attempt(call, options);
            limitOf(call.limit).rate.onSuccess();
            onAttempt(options.source, { ...noted, durationMs: performance.now() - started });
            return answer;
          } catch (error) {
            signal.throwIfAborted();
            const failure = failureOf(error, options.classify);
            onAttempt(options.source, { ...noted, durationMs: performance.now() - started, failure });
            if (failure.class === 'throttled') limitOf(call.limit).rate.onThrottled();
            const delay = delayBeforeRetry(failure, retry, limits, Math.random());
            if (delay === undefined || retries >= limits.retries + made / 10 || failure.code === CIRCUIT_OPEN)
              throw error;
            retries += 1;
            options.meter.retries += 1;
            if (failure.class === 'expired') await call.renewCredentials?.();
            await sleep(delay, undefined, { signal }).catch(() => signal.throwIfAborted());
          }
        }
      };
    },
  };
}

/**
 * The failure that an error is: the engine's own, or what the connector's classifier says. Everything that is reported, logged or stored of an
 * error comes from here, without the secrets that providers put into their messages.
 */
export function failureOf(error: unknown, classify: (error: unknown) => Failure): Failure {
  const failure = error instanceof CallError ? error.failure : classify(error);
  return { ...failure, message: redact(failure.message) };
}

/** What cannot be aborted itself must not keep a run waiting that is. */
async function orAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const done = new AbortController();
  const aborted = once(signal, 'abort', { signal: done.signal });
  try {
    await Promise.race([promise, aborted]);
  } finally {
    done.abort();
    // Ended by the line above, unless it is what has ended the race.
    aborted.catch(() => undefined);
  }
  signal.throwIfAborted();
}

function checkPage({ operation, page }: ApiCall<unknown>, pages: Set<string>): void {
  if (page === undefined) return;
  const key = `${operation} ${page}`;
  if (pages.has(key) || pages.size >= MAX_PAGES) {
    throw new CallError('transient', 'CURSOR_LOOP', `${operation}: the pages go round in a circle, or have no end`);
  }
  pages.add(key);
}

function timedOut({ operation }: ApiCall<unknown>, { timeoutMs }: CallLimits): CallError {
  return new CallError('transient', 'TIMEOUT', `${operation}: no answer within ${timeoutMs / 1_000} s`);
}

function circuitOpen({ operation, limit }: ApiCall<unknown>): CallError {
  return new CallError('transient', CIRCUIT_OPEN, `${operation} failed too often in ${limit}, and is left alone`);
}
