import type { MakeCall } from '../calls/api-call.js';

/** Renewed this long before they end, so that no request is sent with something that ends on the way; what lasts less than twice as long, at half its time. */
const MARGIN_MS = 5 * 60_000;

/** Something that is asked for once, and lasts a while. */
export interface SharedUntil<T> {
  /** Asks for it where there is none, or where it nears its end. All who wait meanwhile wait for the same answer. */
  ready(call: MakeCall): Promise<void>;
  /** Has the next `ready` ask again. It is kept until then: another call may be about to use it, and will find out for itself. */
  forget(): void;
  /** Undefined before the first `ready`. */
  current(): T | undefined;
}

/**
 * Shares what has to be asked for, such as a token, between all clients of a tenant. A failure is not kept.
 *
 * @param ask - gets it, by `call`, the way of the partition that happens to need it first
 * @param endOf - when it ends, in milliseconds since 1970; undefined for what has no end
 * @example
 * ```ts
 * import { sharedUntil } from '@cadastre/core';
 *
 * const token = sharedUntil(async () => ({ value: 'example', ends: Date.now() + 3_600_000 }), ({ ends }) => ends);
 * ```
 */
export function sharedUntil<T>(
  ask: (call: MakeCall) => Promise<T>,
  endOf: (given: T) => number | undefined,
): SharedUntil<T> {
  let known: { readonly given: T; readonly renewAt: number } | undefined;
  let forgotten = false;
  let asking: Promise<void> | undefined;
  return {
    async ready(call) {
      if (known !== undefined && !forgotten && Date.now() < known.renewAt) return;
      asking ??= ask(call)
        .then((given) => {
          const lasts = (endOf(given) ?? Number.POSITIVE_INFINITY) - Date.now();
          known = { given, renewAt: Date.now() + Math.max(lasts - MARGIN_MS, lasts / 2) };
          forgotten = false;
        })
        .finally(() => {
          asking = undefined;
        });
      await asking;
    },
    forget() {
      forgotten = true;
    },
    current: () => known?.given,
  };
}
